namespace Gyrfalcon.Metrics;

/// <summary>Which metrics there are, and where they go besides the web server (<c>config-cli</c> §2, <c>metrics</c>).</summary>
public sealed record MetricsOptions
{
    /// <summary><c>interval</c>: the time between two snapshots.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(1);

    /// <summary><c>output_rule</c>: snapshots are alerts.</summary>
    public bool AsAlerts { get; init; }

    /// <summary><c>output_file</c>: the file that snapshots are appended to; null for none.</summary>
    public string? File { get; init; }

    /// <summary>The groups that are on.</summary>
    public MetricGroups Groups { get; init; } = MetricGroups.All;

    /// <summary><c>convert_memory_to_mb</c>: in snapshots, memory is in megabytes of 1,048,576 bytes.</summary>
    public bool MemoryInMegabytes { get; init; } = true;

    /// <summary><c>include_empty_values</c>: snapshots have values that are zero, too.</summary>
    public bool IncludeEmpty { get; init; }
}
