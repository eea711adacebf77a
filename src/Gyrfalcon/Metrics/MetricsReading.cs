using Gyrfalcon.Capture;
using Gyrfalcon.Drops;
using Gyrfalcon.Hosting;
using Gyrfalcon.Outputs;

namespace Gyrfalcon.Metrics;

/// <summary>All metrics at one moment.</summary>
/// <param name="Groups">The groups that are on.</param>
/// <param name="Agent">What holds for the run.</param>
/// <param name="Loop">What the event loop knows.</param>
/// <param name="Counters">What became of events in the kernel, by event type and CPU.</param>
/// <param name="Drops">The same in the reference's categories.</param>
/// <param name="Metrics">The metrics that have the same form in all outputs.</param>
/// <param name="Outputs">The outputs.</param>
/// <param name="Reloads">How often rules and configuration were loaded anew, and how often they could not be.</param>
sealed record MetricsReading(
    MetricGroups Groups, AgentFacts Agent, LoopFacts Loop, EventCounters Counters, DropTotals Drops, IReadOnlyList<Metric> Metrics, IReadOnlyList<OutputQueue> Outputs,
    (long Done, long Failed) Reloads)
{
    /// <summary>Alerts that outputs did not take because their queues were full.</summary>
    public long QueueDrops => Outputs.Sum(o => o.Dropped);

    /// <summary>Whether a group is on.</summary>
    public bool Has(MetricGroups group) => (Groups & group) != 0;
}
