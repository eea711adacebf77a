using Gyrfalcon.Hosting;

namespace Gyrfalcon.Metrics;

/// <summary>What the state of the host holds and has done.</summary>
static class StateMetrics
{
    /// <summary>The metrics. The reference remembers the thread and descriptor of the last event; we look up each, so the counts of that are zero.</summary>
    public static IEnumerable<Metric> Of(LoopFacts facts)
    {
        var counters = facts.Counters;
        yield return Metric.Gauge(MetricGroups.State, "n_threads", (ulong)facts.Sizes.Threads);
        yield return Metric.Gauge(MetricGroups.State, "n_fds", (ulong)facts.Sizes.Descriptors);
        yield return Counter("n_noncached_fd_lookups", counters.DescriptorsFound);
        yield return Counter("n_cached_fd_lookups", 0);
        yield return Counter("n_failed_fd_lookups", counters.DescriptorsMissed);
        yield return Counter("n_added_fds", counters.DescriptorsAdded);
        yield return Counter("n_removed_fds", counters.DescriptorsRemoved);
        yield return Counter("n_stored_evts", counters.EnterEventsKept);
        yield return Counter("n_store_evts_drops", counters.EnterEventsRefused);
        yield return Counter("n_retrieved_evts", counters.EnterEventsFound);
        yield return Counter("n_retrieve_evts_drops", 0);
        yield return Counter("n_noncached_thread_lookups", counters.ThreadsFound);
        yield return Counter("n_cached_thread_lookups", 0);
        yield return Counter("n_failed_thread_lookups", counters.ThreadsMissed);
        yield return Counter("n_added_threads", counters.ThreadsAdded);
        yield return Counter("n_removed_threads", counters.ThreadsRemoved);
        yield return Counter("n_drops_full_threadtable", counters.ThreadsRefused);
    }

    /// <summary>What the container plugin, which is built in, says of itself.</summary>
    public static IEnumerable<Metric> OfPlugins(LoopFacts facts) =>
    [
        Metric.Gauge(MetricGroups.Plugins, "container.n_containers", (ulong)facts.Sizes.Containers),
        Metric.Gauge(MetricGroups.Plugins, "container.n_missing_container_images", (ulong)facts.Counters.ContainersWithoutImage),
    ];

    static Metric Counter(string name, long value) => Metric.Counter(MetricGroups.State, name, (ulong)value);
}
