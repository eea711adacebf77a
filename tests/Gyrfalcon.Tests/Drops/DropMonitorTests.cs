using System.Text;
using Gyrfalcon.Configuration;
using Gyrfalcon.Drops;
using Gyrfalcon.Engine.Alerts;
using Xunit;

namespace Gyrfalcon.Tests.Drops;

public sealed class DropMonitorTests
{
    const ulong Second = 1_000_000_000;

    readonly List<InternalAlert> _alerts = [];
    readonly List<(LogLevel Level, string Message)> _log = [];

    [Fact]
    public void Check_MoreThanTheThreshold_TakesTheActionsOfTheReference()
    {
        var monitor = Monitor(new() { Actions = [DropAction.Log, DropAction.Alert] });

        monitor.Check(Totals(100, 9, 2), Second);

        const string message = "Falco internal: syscall event drop. 11 system calls dropped in last second.";
        Assert.Equal([(LogLevel.Debug, message)], _log);
        string line = Encoding.UTF8.GetString(InternalAlertFormatter.Format(Assert.Single(_alerts), Second, new() { Json = true, Hostname = "lab" }));
        Assert.Equal(
            """{"hostname":"lab","output":"MESSAGE","output_fields":{"ebpf_enabled":"1","n_drops":"11","n_drops_buffer_open_exit":"9","n_drops_buffer_total":"9","n_drops_bug":"0","n_drops_page_faults":"0","n_drops_scratch_map":"2","n_evts":"100"},"priority":"Debug","rule":"Falco internal: syscall event drop","source":"internal","time":"1970-01-01T00:00:01.000000000Z"}"""
                .Replace("MESSAGE", message, StringComparison.Ordinal),
            line);
        Assert.False(monitor.MustExit);
    }

    [Fact]
    public void Check_UpToTheThreshold_DoesNothing()
    {
        var monitor = Monitor(new() { Actions = [DropAction.Alert, DropAction.Exit], Threshold = 0.1 });

        monitor.Check(Totals(100, 10, 0), Second);
        // Since then, not in all.
        monitor.Check(Totals(200, 20, 0), 2 * Second);

        Assert.Equal((0, 0, false), (monitor.Occurrences, monitor.ActionsTaken, monitor.MustExit));
    }

    [Fact]
    public void Check_MoreOftenThanTheRate_CountsAndStaysSilent()
    {
        var monitor = Monitor(new() { Actions = [DropAction.Alert], Rate = 0.25, MaxBurst = 2 });

        for (ulong i = 1; i <= 8; i++) monitor.Check(Totals(10 * i, 5 * i, 0), i * Second);

        // Two at once, and one for each four seconds.
        Assert.Equal((8, 3), (monitor.Occurrences, _alerts.Count));
        var summary = new StringWriter();
        monitor.WriteSummary(summary);
        Assert.Equal("Syscall event drop monitoring:\n   - event drop detected: 8 occurrences\n   - num times actions taken: 3\n", summary.ToString());
    }

    [Fact]
    public void Check_Exit_AsksForTheEnd()
    {
        var monitor = Monitor(new() { Actions = [DropAction.Exit] });

        monitor.Check(Totals(10, 10, 0), Second);

        Assert.True(monitor.MustExit);
        Assert.Equal((LogLevel.Critical, "Exiting."), _log[^1]);
    }

    [Fact]
    public void Check_Simulated_MakesUpALossEachSecond()
    {
        var monitor = Monitor(new() { Actions = [DropAction.Alert], Simulates = true });

        monitor.Check(Totals(1_000_000, 0, 0), Second);
        monitor.Check(Totals(1_000_000, 0, 0), 2 * Second);

        Assert.Equal(2, monitor.Occurrences);
        Assert.Equal("Falco internal: syscall event drop. 1 system calls dropped in last second.", Assert.Single(_alerts).Message);
        Assert.Equal(2, _log.Count(l => l == (LogLevel.Info, "Simulating syscall event drop")));
    }

    [Fact]
    public void Check_NoEventForLong_SaysWhenTheLastOneWas()
    {
        var monitor = new SilenceMonitor(new() { MaxTimeouts = 100 }, _alerts.Add);

        monitor.Check(0, () => 0, TimeSpan.FromSeconds(1));
        monitor.Check(0, () => 0, TimeSpan.FromSeconds(3));
        monitor.Check(0, () => 0, TimeSpan.FromSeconds(4));
        monitor.Check(7, () => Second, TimeSpan.FromSeconds(5));
        monitor.Check(7, () => Second, TimeSpan.FromSeconds(7));
        monitor.Check(7, () => Second, TimeSpan.FromSeconds(8));
        monitor.Check(7, () => Second, TimeSpan.FromSeconds(9));

        Assert.All(_alerts, a => Assert.Equal("Falco internal: timeouts notification. 100 consecutive timeouts without event.", a.Message));
        string time = DateTime.UnixEpoch.AddSeconds(1).ToLocalTime().ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["""{"last_event_time":"none"}""", $$"""{"last_event_time":"{{time}}.000000000"}"""], _alerts.Select(a => a.Fields.ToJson()));
    }

    DropMonitor Monitor(DropOptions options) => new(options, Totals(0, 0, 0), 0, _alerts.Add, (level, message) => _log.Add((level, message)));

    static DropTotals Totals(ulong events, ulong buffer, ulong size) => new(events, buffer, size, [("open", buffer)]);
}
