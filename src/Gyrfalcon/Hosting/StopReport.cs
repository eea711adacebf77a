using System.Globalization;
using Gyrfalcon.Capture;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Hosting;

/// <summary>What an agent says when it stops: alerts by severity and rule as the reference prints them, then events and drops by type.</summary>
static class StopReport
{
    /// <summary>Writes the alert counts in the reference's form (<c>config-cli</c> §3), which tools read.</summary>
    public static void WriteAlerts(TextWriter writer, IReadOnlyDictionary<Rule, long> alerts)
    {
        writer.WriteLine($"Events detected: {alerts.Values.Sum()}");
        writer.WriteLine("Rule counts by severity:");
        foreach (var severity in alerts.GroupBy(a => a.Key.Priority).OrderBy(g => g.Key))
            writer.WriteLine($"   {severity.Key.Name().ToUpperInvariant()}: {severity.Sum(a => a.Value)}");
        writer.WriteLine("Triggered rules by rule name:");
        foreach (var (rule, count) in alerts.OrderBy(a => a.Key.Name, StringComparer.Ordinal)) writer.WriteLine($"   {rule.Name}: {count}");
    }

    /// <summary>Writes what became of every call that reached the probe, by event type.</summary>
    public static void WriteEvents(TextWriter writer, EventCounters counters)
    {
        writer.WriteLine("Events by type:");
        writer.WriteLine($"   {"type",-16} {"delivered",14} {"dropped",14} {"own",14}");
        foreach (var code in counters.Codes)
        {
            var counter = counters.Of(code);
            writer.WriteLine(Row(EventTable.Find(code)?.Name ?? code.ToString(), counter.Delivered, counter.Lost, counter.DroppedOwn));
        }

        var total = counters.Total;
        writer.WriteLine(Row("all", total.Delivered, total.Lost, total.DroppedOwn));
    }

    static string Row(string type, ulong delivered, ulong dropped, ulong own) =>
        string.Create(CultureInfo.InvariantCulture, $"   {type,-16} {delivered,14} {dropped,14} {own,14}");
}
