namespace Gyrfalcon.Outputs.Http;

/// <summary><c>http_output</c>.</summary>
public sealed record HttpOutputOptions
{
    /// <summary>The directory of certificates that all programs of the host trust.</summary>
    public const string SystemCertificates = "/etc/ssl/certs";

    /// <summary><c>url</c>: where alerts are posted to.</summary>
    public required Uri Url { get; init; }

    /// <summary><c>user_agent</c>.</summary>
    public string UserAgent { get; init; } = "falcosecurity/falco";

    /// <summary>Whether alerts are JSON.</summary>
    public bool Json { get; init; }

    /// <summary><c>insecure</c>: any certificate of the server is good.</summary>
    public bool Insecure { get; init; }

    /// <summary><c>ca_cert</c>, or else <c>ca_bundle</c>: a PEM file with the only authorities that are trusted; empty for those of <see cref="CaPath"/>.</summary>
    public string CaFile { get; init; } = "";

    /// <summary><c>ca_path</c>: a directory of them.</summary>
    public string CaPath { get; init; } = SystemCertificates;

    /// <summary><c>client_cert</c> where <c>mtls</c> is set, else null: a PEM file with our certificate, and after it those that lead to its authority.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary><c>client_key</c>: a PEM file with its key.</summary>
    public string ClientKey { get; init; } = "";

    /// <summary>Where <c>echo</c> prints what the server answers; null when it is not set.</summary>
    public Stream? Echo { get; init; }

    /// <summary><c>compress_uploads</c>: as in the reference, the answer may come compressed; the alert itself never is.</summary>
    public bool CompressUploads { get; init; }

    /// <summary><c>keep_alive</c>: the kernel looks whether the peer of an idle connection is still there.</summary>
    public bool KeepAlive { get; init; }

    /// <summary><c>max_consecutive_timeouts</c>: how many time-outs of an alert are borne before it is given up at the next.</summary>
    public int MaxConsecutiveTimeouts { get; init; } = 5;

    /// <summary>Whether the alerts come from a spool: none is given up, and each carries its sequence number.</summary>
    public bool IsSpooled { get; init; }

    /// <summary>How long the server may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
