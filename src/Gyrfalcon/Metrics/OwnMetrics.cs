using Gyrfalcon.Engine.Events;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Metrics;

/// <summary>Writes what the reference has no metric for: every loss by its cause, and every table beside its cap.</summary>
static class OwnMetrics
{
    /// <summary>Writes them.</summary>
    public static void Write(PrometheusText text, MetricsReading reading)
    {
        Info(text);
        WriteKernel(text, reading);
        WriteTables(text, StateTable.Of(reading.Loop));
        WriteEnrichment(text, reading.Loop);
        WriteAlerts(text, reading.Loop);
        WriteOutputs(text, reading);
        Counter(text, "gyrfalcon_reloads_total", "How often rules and configuration were loaded anew.", (ulong)reading.Reloads.Done);
        Counter(text, "gyrfalcon_reloads_failed_total", "How often they could not be, and those of before stayed in force.", (ulong)reading.Reloads.Failed);
    }

    static void Info(PrometheusText text)
    {
        text.Begin("gyrfalcon_version_info", isCounter: false, "The version of the agent.");
        text.Sample(1ul, ("version", Versions.Own));
    }

    static void WriteKernel(PrometheusText text, MetricsReading reading)
    {
        var counters = reading.Counters;
        var types = counters.Codes.Select(code => (Name: EventTable.Find(code)?.Name ?? code.ToString(), Counter: counters.Of(code)))
            .GroupBy(t => t.Name, (name, rows) => (Name: name, Counter: rows.Aggregate(default(Capture.EventCounter), (sum, row) => sum + row.Counter))).ToList();
        text.Begin("gyrfalcon_events_total", isCounter: true, "Events that the probe delivered, by type.");
        foreach (var (name, counter) in types) text.Sample(counter.Delivered, ("type", name));
        text.Begin("gyrfalcon_events_dropped_total", isCounter: true, "Events that the probe lost, by cause and type: buffer (the ring was full), size (larger than an event can be).");
        foreach (var (name, counter) in types)
        {
            text.Sample(counter.DroppedBuffer, ("cause", "buffer"), ("type", name));
            text.Sample(counter.DroppedScratch, ("cause", "size"), ("type", name));
        }

        text.Begin("gyrfalcon_events_own_total", isCounter: true, "Calls of the agent itself on files and sockets, left out by the probe, by type.");
        foreach (var (name, counter) in types) text.Sample(counter.DroppedOwn, ("type", name));
        Counter(text, "gyrfalcon_events_late_total", "Events that came behind younger ones.", reading.Loop.Late);
        Counter(text, "gyrfalcon_events_malformed_total", "Records of the probe that were no event.", reading.Loop.Malformed);
        Counter(text, "gyrfalcon_events_compat_total", "32-bit calls, which no program looks at.", counters.SkippedCompat32);
        text.Begin("gyrfalcon_ring_waiting_bytes", isCounter: false, "Bytes that wait in the rings.");
        text.Sample(reading.Loop.Backlog);
        text.Begin("gyrfalcon_thread_lookups_total", isCounter: true, "Threads that were looked up in /proc, by result.");
        text.Sample(reading.Loop.LookupsAnswered, ("result", "found"));
        text.Sample(reading.Loop.LookupsGone, ("result", "gone"));
        text.Sample(reading.Loop.LookupsRefused, ("result", "refused"));
    }

    static void WriteTables(PrometheusText text, IReadOnlyList<StateTable> tables)
    {
        text.Begin("gyrfalcon_table_size", isCounter: false, "What a table of the state holds: entries, or bytes where its name says so.");
        foreach (var table in tables) text.Sample((ulong)table.Size, ("table", table.Name));
        text.Begin("gyrfalcon_table_limit", isCounter: false, "What a table of the state may hold.");
        foreach (var table in tables) text.Sample((ulong)table.Limit, ("table", table.Name));
        text.Begin("gyrfalcon_table_refused_total", isCounter: true, "Entries that found their table full.");
        foreach (var table in tables) text.Sample((ulong)table.Refused, ("table", table.Name));
        text.Begin("gyrfalcon_table_evicted_total", isCounter: true, "Entries that made room for others.");
        foreach (var table in tables) text.Sample((ulong)table.Evicted, ("table", table.Name));
    }

    static void WriteEnrichment(PrometheusText text, LoopFacts loop)
    {
        text.Begin("gyrfalcon_parked_events", isCounter: false, "Events that wait for metadata.");
        text.Sample((ulong)loop.Parked);
        text.Begin("gyrfalcon_parked_bytes", isCounter: false, "What the events that wait take in memory.");
        text.Sample((ulong)loop.ParkedBytes);
        Counter(text, "gyrfalcon_parked_total", "Events that have waited for metadata.", (ulong)loop.ParkedInAll);
        text.Begin("gyrfalcon_enrichment_failures_total", isCounter: true, "Alerts that went out without metadata, by reason.");
        foreach (var (reason, count) in loop.EnrichmentFailures.OrderBy(f => f.Key, StringComparer.Ordinal)) text.Sample((ulong)count, ("reason", reason));
        text.Begin("gyrfalcon_user_failures_total", isCounter: true, "Containers whose users and groups could not be read, by reason.");
        foreach (var (reason, count) in loop.UserFailures) text.Sample((ulong)count, ("reason", reason));
    }

    static void WriteAlerts(PrometheusText text, LoopFacts loop)
    {
        Counter(text, "gyrfalcon_alerts_rolled_up_total", "Alerts that were counted in a summary instead.", (ulong)loop.Withheld.RolledUp);
        text.Begin("gyrfalcon_alerts_limited_total", isCounter: true, "Alerts over the rate of their rule.");
        foreach (var (rule, count) in loop.Withheld.Limited.OrderBy(l => l.Key, StringComparer.Ordinal)) text.Sample((ulong)count, ("rule_name", rule));
        text.Begin("gyrfalcon_alerts_suppressed_total", isCounter: true, "Alerts that were suppressed, by reason.");
        foreach (var (reason, count) in loop.Withheld.Suppressed.OrderBy(s => s.Key, StringComparer.Ordinal)) text.Sample((ulong)count, ("reason", reason));
        Counter(text, "gyrfalcon_recordings_total", "Capture files that were begun around alerts.", (ulong)loop.Recordings.Begun);
        Counter(text, "gyrfalcon_recordings_failed_total", "Capture files that could not be begun or ended early.", (ulong)loop.Recordings.Failed);
    }

    static void WriteOutputs(PrometheusText text, MetricsReading reading)
    {
        text.Begin("gyrfalcon_output_waiting", isCounter: false, "Alerts that wait for an output.");
        foreach (var output in reading.Outputs) text.Sample((ulong)output.Waiting, ("output", output.Name));
        text.Begin("gyrfalcon_output_spooled_bytes", isCounter: false, "Bytes of alerts that wait in the spool of an output.");
        foreach (var output in reading.Outputs) text.Sample((ulong)output.SpooledBytes, ("output", output.Name));
        text.Begin("gyrfalcon_output_up", isCounter: false, "Whether an output takes alerts: 0 when the last try failed or hangs.");
        foreach (var output in reading.Outputs) text.Sample(output.Hangs || output.Fails ? 0ul : 1ul, ("output", output.Name));
        text.Begin("gyrfalcon_output_delivered_total", isCounter: true, "Alerts that an output took.");
        foreach (var output in reading.Outputs) text.Sample((ulong)output.Delivered, ("output", output.Name));
        text.Begin("gyrfalcon_output_dropped_total", isCounter: true, "Alerts that found the queue of their output full.");
        foreach (var output in reading.Outputs) text.Sample((ulong)output.Dropped, ("output", output.Name));
        text.Begin("gyrfalcon_output_failed_total", isCounter: true, "Alerts that an output did not take.");
        foreach (var output in reading.Outputs) text.Sample((ulong)output.Failed, ("output", output.Name));
    }

    static void Counter(PrometheusText text, string name, string help, ulong value)
    {
        text.Begin(name, isCounter: true, help);
        text.Sample(value);
    }
}
