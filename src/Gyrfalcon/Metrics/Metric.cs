namespace Gyrfalcon.Metrics;

/// <summary>A value of the reference's metrics, under the name that it has before the form of its output changes it (<c>memory_rss_kb</c>).</summary>
/// <param name="Name">The name.</param>
/// <param name="Group">The group that switches it.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="IsCounter">Whether it only grows.</param>
/// <param name="Number">The value, where it is a whole number.</param>
/// <param name="Fraction">The value, where it is not.</param>
readonly record struct Metric(string Name, MetricGroups Group, MetricUnit Unit, bool IsCounter, ulong Number, double? Fraction = null)
{
    // What a name may end with, in the place of which Prometheus has the unit.
    static readonly string[] s_endings = ["_kb", "_bytes", "_mb", "_perc", "_ns", "_ts", "_sec", "_total"];

    /// <summary>A count that only grows.</summary>
    public static Metric Counter(MetricGroups group, string name, ulong value) => new(name, group, MetricUnit.Count, IsCounter: true, value);

    /// <summary>A count that goes up and down.</summary>
    public static Metric Gauge(MetricGroups group, string name, ulong value, MetricUnit unit = MetricUnit.Count) => new(name, group, unit, IsCounter: false, value);

    /// <summary>Hundredths, rounded to one decimal.</summary>
    public static Metric Percent(MetricGroups group, string name, double value) =>
        new(name, group, MetricUnit.Percent, IsCounter: false, 0, Math.Round(value, 1));

    /// <summary>The value whatever its kind.</summary>
    public double Value => Fraction ?? Number;

    /// <summary>The name without <c>falcosecurity_</c> that Prometheus has.</summary>
    public string PrometheusName
    {
        get
        {
            string stem = Name;
            foreach (string ending in s_endings)
            {
                if (stem.EndsWith(ending, StringComparison.Ordinal)) stem = stem[..^ending.Length];
            }

            return $"{PrometheusSubsystem}_{stem}_{PrometheusUnit}";
        }
    }

    string PrometheusSubsystem => Group switch
    {
        MetricGroups.State or MetricGroups.Kernel or MetricGroups.KernelPerCpu or MetricGroups.Programs => "scap",
        MetricGroups.Plugins => "plugins",
        _ => "falco",
    };

    string PrometheusUnit => Unit switch
    {
        MetricUnit.Percent => "ratio",
        MetricUnit.Kibibytes or MetricUnit.Bytes => "bytes",
        MetricUnit.Nanoseconds => "nanoseconds",
        MetricUnit.NanosecondsTotal => "nanoseconds_total",
        MetricUnit.SecondsTotal => "seconds_total",
        MetricUnit.Timestamp => "timestamp_nanoseconds",
        _ => "total",
    };
}
