using Gyrfalcon.Metrics;

namespace Gyrfalcon.Configuration;

/// <summary>Reads <c>metrics</c>.</summary>
static class MetricsSection
{
    const string IntervalKey = "metrics.interval";

    static readonly (string Key, MetricGroups Group)[] s_groups =
    [
        ("rules_counters_enabled", MetricGroups.Rules),
        ("resource_utilization_enabled", MetricGroups.Resources),
        ("state_counters_enabled", MetricGroups.State),
        ("kernel_event_counters_enabled", MetricGroups.Kernel),
        ("kernel_event_counters_per_cpu_enabled", MetricGroups.KernelPerCpu),
        ("libbpf_stats_enabled", MetricGroups.Programs),
        ("plugins_metrics_enabled", MetricGroups.Plugins),
    ];

    /// <summary>The options; null when metrics are off.</summary>
    public static MetricsOptions? Read(ConfigReader reader)
    {
        var defaults = new MetricsOptions();
        bool isEnabled = reader.Bool("metrics.enabled", false);
        string interval = reader.Text(IntervalKey, "5000");
        string file = reader.Text("metrics.output_file", "");
        var options = new MetricsOptions
        {
            AsAlerts = reader.Bool("metrics.output_rule", defaults.AsAlerts),
            File = file.Length == 0 ? null : file,
            Groups = s_groups.Aggregate(MetricGroups.None, (groups, g) => reader.Bool("metrics." + g.Key, true) ? groups | g.Group : groups),
            MemoryInMegabytes = reader.Bool("metrics.convert_memory_to_mb", defaults.MemoryInMegabytes),
            IncludeEmpty = reader.Bool("metrics.include_empty_values", defaults.IncludeEmpty),
        };
        if (!isEnabled) return null;
        if (!options.AsAlerts && options.File is null && !reader.Bool("webserver.prometheus_metrics_enabled", false))
        {
            reader.Error(
                "metrics.enabled",
                "Metrics are enabled with no output configured. Please enable at least one output channel ('metrics.output_rule', 'metrics.output_file' or 'webserver.prometheus_metrics_enabled')");
        }

        return options with { Interval = ReadInterval(reader, interval, defaults.Interval) };
    }

    // The default of the reference's code is one that it refuses.
    static TimeSpan ReadInterval(ConfigReader reader, string text, TimeSpan fallback)
    {
        if (text.All(char.IsAsciiDigit))
            reader.Error(IntervalKey, $"Metrics interval was passed as numeric value without Prometheus time unit. Please specify a time unit: metrics.interval is '{text}'; write '1h', or '5000ms'");
        else if (!PrometheusDuration.TryParse(text, out var interval) || interval < TimeSpan.FromMilliseconds(100))
            reader.Error(IntervalKey, $"Metrics interval must have a minimum value of 100ms and reflect a Prometheus compliant time duration format: metrics.interval is '{text}'");
        else
            return interval;
        return fallback;
    }
}
