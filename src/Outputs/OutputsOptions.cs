using Gyrfalcon.Outputs.AzureMonitor;
using Gyrfalcon.Outputs.Files;
using Gyrfalcon.Outputs.Http;
using Gyrfalcon.Outputs.Programs;
using Gyrfalcon.Outputs.Spool;

namespace Gyrfalcon.Outputs;

/// <summary>Which outputs there are; null for one that is not enabled.</summary>
public sealed record OutputsOptions
{
    /// <summary><c>stdout_output.enabled</c>.</summary>
    public bool Stdout { get; init; } = true;

    /// <summary><c>syslog_output.enabled</c>.</summary>
    public bool Syslog { get; init; }

    /// <summary><c>file_output</c>.</summary>
    public FileOutputOptions? File { get; init; }

    /// <summary><c>program_output</c>.</summary>
    public ProgramOutputOptions? Program { get; init; }

    /// <summary><c>http_output</c>.</summary>
    public HttpOutputOptions? Http { get; init; }

    /// <summary><c>azure_monitor_output</c>.</summary>
    public AzureMonitorOptions? AzureMonitor { get; init; }

    /// <summary><c>gyrfalcon.spool</c>: where alerts for <see cref="Http"/>, <see cref="Program"/> and <see cref="AzureMonitor"/> wait on disk; null for nowhere.</summary>
    public SpoolOptions? Spool { get; init; }

    /// <summary>How alerts wait for each of them.</summary>
    public QueueOptions Queue { get; init; } = new();

    /// <summary><c>output_timeout</c>: a delivery that takes longer is reported, and so long the outputs may take for what waits when the agent stops.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(2000);

    /// <summary>The names of those that are enabled, in the reference's order.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            if (File is not null) yield return "file";
            if (Stdout) yield return "stdout";
            if (Syslog) yield return "syslog";
            if (Program is not null) yield return "program";
            if (Http is not null) yield return "http";
            if (AzureMonitor is not null) yield return "azure_monitor";
        }
    }
}
