using System.Globalization;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Metrics;

/// <summary>Writes the reference's metrics under its names (<c>config-cli</c> §8), so that dashboards and alerts go on working.</summary>
static class FalcoMetrics
{
    const string Prefix = "falcosecurity_";
    const string Help = "https://falco.org/docs/metrics/";

    // The reference has them for its older dashboards.
    static readonly string[] s_enterCategories = ["clone_fork", "execve", "connect", "open", "dir_file", "other_interest"];

    /// <summary>Writes those of the groups that are on.</summary>
    public static void Write(PrometheusText text, MetricsReading reading)
    {
        WriteInfo(text, reading.Agent);
        WriteAgent(text, reading);
        if (reading.Has(MetricGroups.Rules)) WriteRules(text, reading.Loop.Alerts);
        if (reading.Has(MetricGroups.Kernel)) WriteBufferDrops(text, reading);
        if (reading.Has(MetricGroups.KernelPerCpu)) WriteCpus(text, reading);
        foreach (var metric in reading.Metrics)
        {
            // Under its labels already.
            if (!metric.Name.StartsWith("n_drops_buffer", StringComparison.Ordinal)) Add(text, metric);
        }
    }

    static void WriteInfo(PrometheusText text, AgentFacts agent)
    {
        Info(text, "falco_version", ("version", Versions.Falco));
        Begin(text, "falco_sha256_rules_files_info", isCounter: false);
        foreach (var (name, sha256) in agent.RulesFiles.Distinct()) text.Sample(1ul, ("file_name", name), ("sha256", sha256));
        Begin(text, "falco_sha256_config_files_info", isCounter: false);
        foreach (var (name, sha256) in agent.ConfigFiles.Distinct()) text.Sample(1ul, ("file_name", name), ("sha256", sha256));
        Info(text, "scap_engine_name", ("engine_name", SnapshotFields.EngineName), ("evt_source", SnapshotFields.Source));
        Info(text, "falco_kernel_release", ("kernel_release", agent.KernelRelease));
        Info(text, "evt_hostname", ("hostname", agent.Hostname));
    }

    static void WriteAgent(PrometheusText text, MetricsReading reading)
    {
        var agent = reading.Agent;
        Add(text, Metric.Counter(MetricGroups.None, "outputs_queue_num_drops", (ulong)reading.QueueDrops));
        Add(text, Metric.Gauge(MetricGroups.None, "reload_ts", agent.Loaded, MetricUnit.Timestamp));
        Add(text, Metric.Gauge(MetricGroups.None, "start_ts", agent.Started, MetricUnit.Timestamp));
        Add(text, new Metric("duration_sec", MetricGroups.None, MetricUnit.SecondsTotal, IsCounter: true, (ulong)agent.Age.TotalSeconds));
        Add(text, Metric.Gauge(MetricGroups.None, "host_boot_ts", agent.Machine.BootTime, MetricUnit.Timestamp));
        Add(text, Metric.Gauge(MetricGroups.None, "host_num_cpus", agent.Machine.CpuCount));
    }

    static void WriteRules(PrometheusText text, IReadOnlyList<KeyValuePair<Rule, long>> alerts)
    {
        Begin(text, "falco_rules_matches_total", isCounter: true);
        foreach (var (rule, count) in alerts)
        {
            var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["priority"] = ((int)rule.Priority).ToString(CultureInfo.InvariantCulture),
                ["rule_name"] = rule.Name,
                ["source"] = rule.Source,
            };
            foreach (string tag in rule.Tags) labels[MetricNames.CleanLabel("tag_" + tag)] = "true";
            text.Sample((ulong)count, [.. labels.Select(l => (l.Key, l.Value))]);
        }
    }

    static void WriteBufferDrops(PrometheusText text, MetricsReading reading)
    {
        text.Begin(Prefix + "scap_n_drops_buffer_total", isCounter: true, Help + " (dir=\"enter\" is DEPRECATED and 0: enter events are no longer tracked)");
        foreach (var (category, count) in reading.Drops.Categories) text.Sample(count, ("dir", "exit"), ("drop", category));
        foreach (string category in s_enterCategories) text.Sample(0ul, ("dir", "enter"), ("drop", category));
    }

    static void WriteCpus(PrometheusText text, MetricsReading reading)
    {
        var cpus = KernelMetrics.ByCpu(reading.Counters).ToList();
        Begin(text, "scap_n_evts_cpu_total", isCounter: true);
        foreach (var (cpu, events, _) in cpus) text.Sample(events, ("cpu", cpu));
        Begin(text, "scap_n_drops_cpu_total", isCounter: true);
        foreach (var (cpu, _, drops) in cpus) text.Sample(drops, ("cpu", cpu));
    }

    static void Add(PrometheusText text, Metric metric)
    {
        Begin(text, metric.PrometheusName, metric.IsCounter);
        double factor = metric.Unit switch { MetricUnit.Percent => 0.01, MetricUnit.Kibibytes => 1024, _ => 1 };
        if (metric.Unit is MetricUnit.Percent or MetricUnit.Kibibytes or MetricUnit.Bytes) text.Sample(metric.Value * factor);
        else text.Sample(metric.Number);
    }

    static void Info(PrometheusText text, string name, params ReadOnlySpan<(string, string)> labels)
    {
        Begin(text, name + "_info", isCounter: false);
        text.Sample(1ul, labels);
    }

    static void Begin(PrometheusText text, string name, bool isCounter) => text.Begin(MetricNames.Clean(Prefix + name), isCounter, Help);
}
