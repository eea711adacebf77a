using Gyrfalcon.Capture;
using Gyrfalcon.Drops;
using Gyrfalcon.Hosting;
using Gyrfalcon.Outputs;
using Gyrfalcon.Reloading;

namespace Gyrfalcon.Metrics;

/// <summary>Reads the metrics where they arise. May be used on any thread; the event loop is not held up.</summary>
/// <param name="groups">The groups that are on.</param>
/// <param name="agent">What holds for the run, or until files are loaded anew.</param>
/// <param name="loop">What the event loop knows.</param>
/// <param name="source">The probe.</param>
/// <param name="outputs">The outputs.</param>
/// <param name="reloader">Loads rules and configuration anew.</param>
sealed class MetricsReader(MetricGroups groups, AgentFacts agent, LoopReport loop, LiveSource source, IReadOnlyList<OutputQueue> outputs, Reloader reloader)
{
    const string ProgramStatistics = "/proc/sys/kernel/bpf_stats_enabled";

    AgentFacts _agent = agent;

    /// <summary>Takes other files as those that are loaded.</summary>
    public void Use(AgentFacts agent) => Volatile.Write(ref _agent, agent);

    /// <summary>Reads them all.</summary>
    public MetricsReading Read()
    {
        var facts = loop.Read();
        var agent = Volatile.Read(ref _agent);
        var counters = source.ReadCounters();
        var totals = DropTotals.Of(counters);
        List<Metric> metrics = [];
        if (Has(MetricGroups.Kernel)) metrics.AddRange(KernelMetrics.Of(totals));
        if (Has(MetricGroups.Programs) && ProcValues.Number(ProgramStatistics) > 0) metrics.AddRange(KernelMetrics.Of(source.ReadRuns()));
        if (Has(MetricGroups.Resources)) metrics.AddRange(ResourceUsage.Read(Live.HostRoot, agent.Age));
        if (Has(MetricGroups.State)) metrics.AddRange(StateMetrics.Of(facts));
        if (Has(MetricGroups.Plugins)) metrics.AddRange(StateMetrics.OfPlugins(facts));
        return new(groups, agent, facts, counters, totals, metrics, outputs, (reloader.Reloads, reloader.Failures));
    }

    bool Has(MetricGroups group) => (groups & group) != 0;
}
