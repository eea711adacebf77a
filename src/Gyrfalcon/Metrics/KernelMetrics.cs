using System.Globalization;
using Gyrfalcon.Capture;
using Gyrfalcon.Drops;

namespace Gyrfalcon.Metrics;

/// <summary>What became of events in the kernel.</summary>
static class KernelMetrics
{
    /// <summary>The sums over all CPUs.</summary>
    public static IEnumerable<Metric> Of(DropTotals totals)
    {
        yield return Counter("n_evts", totals.Events);
        yield return Counter("n_drops_buffer_total", totals.Buffer);
        foreach (var (category, count) in totals.Categories) yield return Counter($"n_drops_buffer_{category}_exit", count);
        yield return Counter("n_drops_scratch_map", totals.Scratch);
        yield return Counter("n_drops", totals.Drops);
    }

    /// <summary>The same by CPU: number, events, drops.</summary>
    public static IEnumerable<(string Cpu, ulong Events, ulong Drops)> ByCpu(EventCounters counters)
    {
        for (int cpu = 0; cpu < counters.CpuCount; cpu++)
        {
            var sum = counters.OfCpu(cpu);
            yield return (cpu.ToString(CultureInfo.InvariantCulture), sum.Delivered + sum.Lost, sum.Lost);
        }
    }

    /// <summary>What the programs of the probe took.</summary>
    public static IEnumerable<Metric> Of(IEnumerable<ProgramRuns> runs)
    {
        foreach (var (name, count, time) in runs)
        {
            yield return Metric.Counter(MetricGroups.Programs, name + ".run_cnt", count);
            yield return new(name + ".run_time_ns", MetricGroups.Programs, MetricUnit.NanosecondsTotal, IsCounter: true, time);
            yield return Metric.Gauge(MetricGroups.Programs, name + ".avg_time_ns", count == 0 ? 0 : time / count, MetricUnit.Nanoseconds);
        }
    }

    static Metric Counter(string name, ulong value) => Metric.Counter(MetricGroups.Kernel, name, value);
}
