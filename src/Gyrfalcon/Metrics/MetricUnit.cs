namespace Gyrfalcon.Metrics;

/// <summary>What a metric is measured in.</summary>
enum MetricUnit
{
    /// <summary>Things that are counted.</summary>
    Count,

    /// <summary>Hundredths; a ratio in Prometheus.</summary>
    Percent,

    /// <summary>KiB; bytes in Prometheus.</summary>
    Kibibytes,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A duration in nanoseconds.</summary>
    Nanoseconds,

    /// <summary>Nanoseconds that add up.</summary>
    NanosecondsTotal,

    /// <summary>Seconds that add up.</summary>
    SecondsTotal,

    /// <summary>Nanoseconds since the epoch.</summary>
    Timestamp,
}
