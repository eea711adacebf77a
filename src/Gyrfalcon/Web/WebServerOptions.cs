using System.Net;

namespace Gyrfalcon.Web;

/// <summary>How the web server listens (<c>config-cli</c> §2, <c>webserver</c>).</summary>
public sealed record WebServerOptions
{
    /// <summary><c>listen_address</c>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Any;

    /// <summary><c>listen_port</c>.</summary>
    public int Port { get; init; } = 8765;

    /// <summary><c>k8s_healthz_endpoint</c>: the path that probes ask.</summary>
    public string HealthPath { get; init; } = "/healthz";

    /// <summary><c>threadiness</c>: how many requests are answered at a time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary><c>ssl_certificate</c>, where <c>ssl_enabled</c>: a PEM file with key and certificate; null for plain text.</summary>
    public string? Certificate { get; init; }

    /// <summary><c>prometheus_metrics_enabled</c>: <c>/metrics</c> is there, provided that metrics are on.</summary>
    public bool Metrics { get; init; }
}
