using Gyrfalcon.Capture;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Metrics;

/// <summary>Makes the fields of a metrics snapshot (<c>config-cli</c> §8, the form of alerts and files).</summary>
sealed class SnapshotFields(MetricsOptions options)
{
    /// <summary>The one source of events.</summary>
    public const string Source = "syscall";

    /// <summary>What reads them, under the reference's name.</summary>
    public const string EngineName = "modern_bpf";

    const double BytesPerMegabyte = 1024 * 1024;

    ulong _lastTime;
    ulong _lastEvents;
    ulong _lastKernelEvents;
    ulong _lastKernelDrops;

    /// <summary>The fields of a reading, with the rates since the one before.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="now">Its time, nanoseconds since the epoch.</param>
    public InternalFields Make(MetricsReading reading, ulong now)
    {
        var fields = new InternalFields();
        double seconds = _lastTime == 0 ? 0 : (now - _lastTime) / 1e9;
        _lastTime = now;
        AddAgent(fields, reading, now);
        AddEvents(fields, (ulong)reading.Loop.Events, seconds);
        if (reading.Has(MetricGroups.Rules)) AddRules(fields, reading.Loop);
        if (reading.Has(MetricGroups.Kernel)) AddKernelRates(fields, reading.Drops.Events, reading.Drops.Drops, seconds);
        if (reading.Has(MetricGroups.KernelPerCpu)) AddCpus(fields, reading.Counters);
        foreach (var metric in reading.Metrics) Add(fields, metric);
        return fields;
    }

    static void AddAgent(InternalFields fields, MetricsReading reading, ulong now)
    {
        var agent = reading.Agent;
        fields.Set("evt.time", now);
        fields.Set("evt.hostname", agent.Hostname);
        fields.Set("evt.source", Source);
        fields.Set("scap.engine_name", EngineName);
        fields.Set("falco.version", Versions.Falco);
        fields.Set("falco.reload_ts", agent.Loaded);
        fields.Set("falco.start_ts", agent.Started);
        fields.Set("falco.duration_sec", (ulong)agent.Age.TotalSeconds);
        fields.Set("falco.kernel_release", agent.KernelRelease);
        fields.Set("falco.host_boot_ts", agent.Machine.BootTime);
        fields.Set("falco.host_num_cpus", (ulong)agent.Machine.CpuCount);
        fields.Set("falco.outputs_queue_num_drops", reading.QueueDrops);
        foreach (var (name, sha256) in agent.RulesFiles) fields.Set("falco.sha256_rules_file." + MetricNames.CleanPart(name), sha256);
        foreach (var (name, sha256) in agent.ConfigFiles) fields.Set("falco.sha256_config_file." + MetricNames.CleanPart(name), sha256);
        foreach (var addresses in HostFacts.ReadAddresses().Where(a => a.Interface != "lo").GroupBy(a => (a.Interface, IsIpv6: a.Address.GetAddressBytes().Length > 4), a => a.Address.ToString()))
            fields.Set($"falco.host_netinfo.interfaces.{addresses.Key.Interface}.protocols.{(addresses.Key.IsIpv6 ? "ipv6" : "ipv4")}.addresses", string.Join(',', addresses));
    }

    void AddEvents(InternalFields fields, ulong events, double seconds)
    {
        if (_lastEvents != 0 && seconds > 0) fields.Set("falco.evts_rate_sec", Rate(events - _lastEvents, seconds));
        fields.Set("falco.num_evts", events);
        fields.Set("falco.num_evts_prev", _lastEvents);
        _lastEvents = events;
    }

    void AddRules(InternalFields fields, LoopFacts loop)
    {
        fields.Set("falco.rules.matches_total", loop.Alerts.Sum(a => a.Value));
        if (options.IncludeEmpty)
        {
            foreach (var rule in loop.Rules) fields.Set("falco.rules." + MetricNames.CleanPart(rule.Name), 0L);
        }

        foreach (var (rule, count) in loop.Alerts) fields.Set("falco.rules." + MetricNames.CleanPart(rule.Name), count);
    }

    void AddKernelRates(InternalFields fields, ulong events, ulong drops, double seconds)
    {
        ulong newEvents = events - _lastKernelEvents, newDrops = drops - _lastKernelDrops;
        fields.Set("scap.n_evts", events);
        fields.Set("scap.n_evts_prev", _lastKernelEvents);
        fields.Set("scap.evts_rate_sec", Rate(newEvents, seconds));
        fields.Set("scap.n_drops", drops);
        fields.Set("scap.n_drops_prev", _lastKernelDrops);
        fields.Set("scap.evts_drop_rate_sec", Rate(newDrops, seconds));
        fields.Set("scap.n_drops_perc", newEvents == 0 ? 0.0 : 100.0 * newDrops / newEvents);
        _lastKernelEvents = events;
        _lastKernelDrops = drops;
    }

    void AddCpus(InternalFields fields, EventCounters counters)
    {
        foreach (var (cpu, events, drops) in KernelMetrics.ByCpu(counters))
        {
            Add(fields, Metric.Counter(MetricGroups.KernelPerCpu, "n_evts_cpu_" + cpu, events));
            Add(fields, Metric.Counter(MetricGroups.KernelPerCpu, "n_drops_cpu_" + cpu, drops));
        }
    }

    void Add(InternalFields fields, Metric metric)
    {
        bool isMemory = metric.Unit is MetricUnit.Kibibytes or MetricUnit.Bytes && options.MemoryInMegabytes;
        string name = isMemory ? metric.Name.Replace("_kb", "_mb", StringComparison.Ordinal).Replace("_bytes", "_mb", StringComparison.Ordinal) : metric.Name;
        string key = PrefixOf(metric.Group) + name;
        if (fields.Has(key) || (metric.Value == 0 && !options.IncludeEmpty)) return;
        if (isMemory) fields.Set(key, Math.Round(metric.Value * (metric.Unit == MetricUnit.Kibibytes ? 1024 : 1) / BytesPerMegabyte, 1));
        else if (metric.Fraction is { } fraction) fields.Set(key, fraction);
        else fields.Set(key, metric.Number);
    }

    static double Rate(ulong count, double seconds) => seconds > 0 ? Math.Round(count / seconds, 1) : 0;

    static string PrefixOf(MetricGroups group) => group switch
    {
        MetricGroups.Kernel or MetricGroups.KernelPerCpu or MetricGroups.Programs => "scap.",
        MetricGroups.Plugins => "plugins.",
        _ => "falco.",
    };
}
