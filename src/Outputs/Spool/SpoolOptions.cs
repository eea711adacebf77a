namespace Gyrfalcon.Outputs.Spool;

/// <summary><c>gyrfalcon.spool</c>: where alerts wait on disk for the outputs <c>http</c> and <c>program</c>.</summary>
public sealed record SpoolOptions
{
    /// <summary>Where the spools are when the configuration does not say.</summary>
    public const string DefaultDirectory = "/var/lib/gyrfalcon/spool";

    /// <summary><c>directory</c>; each output has a directory below it. One agent at a time may use it.</summary>
    public string Directory { get; init; } = DefaultDirectory;

    /// <summary><c>max_size_mb</c>: how many megabytes of alerts may wait for one output.</summary>
    public int MaxMegabytes { get; init; } = 256;
}
