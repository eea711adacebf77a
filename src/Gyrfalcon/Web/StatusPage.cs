using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Gyrfalcon.Hosting;
using Gyrfalcon.Metrics;

namespace Gyrfalcon.Web;

/// <summary>The state of every stage of the agent, as a JSON document that people and scripts read.</summary>
static class StatusPage
{
    /// <summary>Writes it.</summary>
    public static HttpResponse Make(MetricsReading reading)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            WriteAgent(json, reading);
            WriteSource(json, reading);
            WriteState(json, StateTable.Of(reading.Loop));
            WriteRules(json, reading.Loop);
            WriteEnrichment(json, reading.Loop);
            WriteOutputs(json, reading);
            json.WriteEndObject();
        }

        return HttpResponse.Json(buffer.WrittenMemory);
    }

    static void WriteAgent(Utf8JsonWriter json, MetricsReading reading)
    {
        var agent = reading.Agent;
        json.WriteStartObject("agent");
        json.WriteString("version", Versions.Own);
        json.WriteString("hostname", agent.Hostname);
        json.WriteString("kernel_release", agent.KernelRelease);
        json.WriteString("started", Time(agent.Started));
        json.WriteNumber("uptime_seconds", (long)agent.Age.TotalSeconds);
        json.WriteString("files_loaded", Time(agent.Loaded));
        json.WriteNumber("reloads", reading.Reloads.Done);
        json.WriteNumber("reloads_failed", reading.Reloads.Failed);
        WriteFiles(json, "rules_files", agent.RulesFiles);
        WriteFiles(json, "config_files", agent.ConfigFiles);
        json.WriteEndObject();
    }

    static void WriteSource(Utf8JsonWriter json, MetricsReading reading)
    {
        var (counters, loop) = (reading.Counters.Total, reading.Loop);
        json.WriteStartObject("source");
        json.WriteString("name", SnapshotFields.Source);
        json.WriteString("engine", SnapshotFields.EngineName);
        json.WriteNumber("cpus", reading.Counters.CpuCount);
        json.WriteNumber("events_delivered", counters.Delivered);
        json.WriteStartObject("events_dropped");
        json.WriteNumber("buffer", counters.DroppedBuffer);
        json.WriteNumber("size", counters.DroppedScratch);
        json.WriteEndObject();
        json.WriteNumber("events_own", counters.DroppedOwn);
        json.WriteNumber("events_late", loop.Late);
        json.WriteNumber("events_malformed", loop.Malformed);
        json.WriteNumber("ring_waiting_bytes", loop.Backlog);
        json.WriteNumber("events_evaluated", loop.Events);
        json.WriteString("last_event", loop.LastEventTime == 0 ? null : Time(loop.LastEventTime));
        json.WriteStartObject("thread_lookups");
        json.WriteNumber("found", loop.LookupsAnswered);
        json.WriteNumber("gone", loop.LookupsGone);
        json.WriteNumber("refused", loop.LookupsRefused);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteState(Utf8JsonWriter json, IReadOnlyList<StateTable> tables)
    {
        json.WriteStartObject("state");
        foreach (var table in tables)
        {
            json.WriteStartObject(table.Name);
            json.WriteNumber("size", table.Size);
            json.WriteNumber("limit", table.Limit);
            json.WriteNumber("refused", table.Refused);
            json.WriteNumber("evicted", table.Evicted);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    static void WriteRules(Utf8JsonWriter json, LoopFacts loop)
    {
        json.WriteStartObject("rules");
        json.WriteNumber("loaded", loop.Rules.Count);
        json.WriteNumber("alerts", loop.Alerts.Sum(a => a.Value));
        json.WriteStartObject("alerts_by_rule");
        foreach (var (rule, count) in loop.Alerts.OrderBy(a => a.Key.Name, StringComparer.Ordinal)) json.WriteNumber(rule.Name, count);
        json.WriteEndObject();
        json.WriteStartObject("alerts_withheld");
        json.WriteNumber("rolled_up", loop.Withheld.RolledUp);
        WriteReasons(json, "limited_by_rule", loop.Withheld.Limited.Select(l => (l.Key, l.Value)));
        WriteReasons(json, "suppressed_by_reason", loop.Withheld.Suppressed.Select(s => (s.Key, s.Value)));
        json.WriteEndObject();
        json.WriteNumber("recordings", loop.Recordings.Begun);
        json.WriteNumber("recordings_failed", loop.Recordings.Failed);
        json.WriteEndObject();
    }

    static void WriteEnrichment(Utf8JsonWriter json, LoopFacts loop)
    {
        json.WriteStartObject("enrichment");
        json.WriteNumber("parked", loop.Parked);
        json.WriteNumber("parked_bytes", loop.ParkedBytes);
        json.WriteNumber("parked_in_all", loop.ParkedInAll);
        WriteReasons(json, "failures", loop.EnrichmentFailures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value)));
        WriteReasons(json, "user_failures", loop.UserFailures);
        json.WriteEndObject();
    }

    static void WriteOutputs(Utf8JsonWriter json, MetricsReading reading)
    {
        json.WriteStartArray("outputs");
        foreach (var output in reading.Outputs)
        {
            json.WriteStartObject();
            json.WriteString("name", output.Name);
            json.WriteString("state", output.Hangs ? "hangs" : output.Fails ? "fails" : "ok");
            json.WriteNumber("waiting", output.Waiting);
            json.WriteNumber("spooled_bytes", output.SpooledBytes);
            json.WriteNumber("delivered", output.Delivered);
            json.WriteNumber("dropped", output.Dropped);
            json.WriteNumber("failed", output.Failed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteFiles(Utf8JsonWriter json, string name, IReadOnlyList<LoadedFile> files)
    {
        json.WriteStartArray(name);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void WriteReasons(Utf8JsonWriter json, string name, IEnumerable<(string Reason, long Count)> reasons)
    {
        json.WriteStartObject(name);
        foreach (var (reason, count) in reasons) json.WriteNumber(reason, count);
        json.WriteEndObject();
    }

    static string Time(ulong nanoseconds) =>
        DateTime.UnixEpoch.AddTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
