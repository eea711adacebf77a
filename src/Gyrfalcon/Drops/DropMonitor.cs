using System.Globalization;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Drops;

/// <summary>Looks once a second at what the kernel has lost, and does what the configuration asks for (<c>config-cli</c> §4, drop logic).</summary>
/// <param name="options">When and how.</param>
/// <param name="totals">The totals at the start.</param>
/// <param name="now">The time, nanoseconds since the epoch.</param>
/// <param name="raise">Takes internal alerts.</param>
/// <param name="log">Takes messages of the log.</param>
sealed class DropMonitor(DropOptions options, DropTotals totals, ulong now, Action<InternalAlert> raise, Action<LogLevel, string> log)
{
    const string RuleName = "Falco internal: syscall event drop";

    readonly TokenBucket _bucket = new(options.Rate, options.MaxBurst, now);
    DropTotals _last = totals;

    /// <summary>In how many seconds too much was lost.</summary>
    public long Occurrences { get; private set; }

    /// <summary>How often actions were taken.</summary>
    public long ActionsTaken { get; private set; }

    /// <summary>Whether an action asks for the end of the agent.</summary>
    public bool MustExit { get; private set; }

    /// <summary>Looks at the totals of now.</summary>
    public void Check(DropTotals totals, ulong now)
    {
        var second = totals.Since(_last);
        _last = totals;
        ulong drops = second.Drops;
        if (options.Simulates)
        {
            log(LogLevel.Info, "Simulating syscall event drop");
            drops++;
        }

        if (drops == 0 || (double)drops / second.Events <= (options.Simulates ? 0 : options.Threshold)) return;
        Occurrences++;
        if (_bucket.TryTake(now)) Act(second, drops);
        else log(LogLevel.Debug, "Syscall event drop but token bucket depleted, skipping actions");
    }

    /// <summary>Writes the counts, as the reference does when it ends.</summary>
    public void WriteSummary(TextWriter writer)
    {
        writer.WriteLine("Syscall event drop monitoring:");
        writer.WriteLine($"   - event drop detected: {Occurrences} occurrences");
        writer.WriteLine($"   - num times actions taken: {ActionsTaken}");
    }

    void Act(DropTotals second, ulong drops)
    {
        ActionsTaken++;
        string message = $"{RuleName}. {drops} system calls dropped in last second.";
        foreach (var action in options.Actions)
        {
            switch (action)
            {
                case DropAction.Log:
                    log(LogLevel.Debug, message);
                    break;
                case DropAction.Alert:
                    raise(new(RuleName, Priority.Debug, message, FieldsOf(second, drops)));
                    break;
                case DropAction.Exit:
                    log(LogLevel.Critical, message);
                    log(LogLevel.Critical, "Exiting.");
                    MustExit = true;
                    break;
            }
        }
    }

    // Texts, not numbers, in the reference too. What its other engines lose in other ways is 0.
    static InternalFields FieldsOf(DropTotals second, ulong drops)
    {
        var fields = new InternalFields();
        Set("n_evts", second.Events);
        Set("n_drops", drops);
        Set("n_drops_buffer_total", second.Buffer);
        foreach (var (category, count) in second.Categories) Set($"n_drops_buffer_{category}_exit", count);
        Set("n_drops_scratch_map", second.Scratch);
        Set("n_drops_page_faults", 0);
        Set("n_drops_bug", 0);
        fields.Set("ebpf_enabled", "1");
        return fields;

        void Set(string key, ulong value) => fields.Set(key, value.ToString(CultureInfo.InvariantCulture));
    }
}
