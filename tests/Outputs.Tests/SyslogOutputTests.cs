using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Outputs.Syslog;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests;

public sealed class SyslogOutputTests : IDisposable
{
    readonly Rsyslog _rsyslog = new();

    public void Dispose() => _rsyslog.Dispose();

    [Fact]
    public void Write_EveryPriority_ArrivesAsFacilityUserWithThatSeverity()
    {
        using var output = new SyslogOutput(_rsyslog.Socket);
        var priorities = Enum.GetValues<Priority>();
        foreach (var priority in priorities) output.Write(Alerts.Of(1, $"12:00:00: {priority} {{\"a\": 1}}", priority), flush: true);
        Wait.Until(() => _rsyslog.Received.Count == priorities.Length);

        string program = Path.GetFileName(Environment.GetCommandLineArgs()[0]).Split('.')[0];
        string[] severities = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];
        Assert.Equal(
            priorities.Select((p, i) => ("user", severities[i], $" 12:00:00: {p} {{\"a\": 1}}")),
            _rsyslog.Received.Select(line => line.Split('|')).Select(parts => (parts[0], parts[1], parts[3])));
        Assert.All(_rsyslog.Received, line => Assert.StartsWith(program, line.Split('|')[2], StringComparison.Ordinal));
    }

    [Fact]
    public void Queue_DaemonIsRestarted_EveryAlertArrives()
    {
        var log = new Log();
        using var queue = new OutputQueue(new SyslogOutput(_rsyslog.Socket), new(), new() { FirstPause = TimeSpan.FromMilliseconds(5) }, log.Write);
        queue.Offer(Alerts.Numbered(1));
        Wait.Until(() => _rsyslog.Received.Count == 1);
        _rsyslog.Stop();
        queue.Offer(Alerts.Numbered(2));
        Wait.Until(() => queue.Fails);
        _rsyslog.Start();
        queue.Offer(Alerts.Numbered(3));
        Wait.Until(() => _rsyslog.Received.Count == 3);

        Assert.Equal([" alert 1", " alert 2", " alert 3"], _rsyslog.Received.Select(line => line.Split('|')[3]));
        Assert.Contains($"{_rsyslog.Socket}: ", log.Messages[0], StringComparison.Ordinal);
        Assert.Equal("output 'syslog' works again", log.Messages[^1]);
    }

    [Fact]
    public void Write_LongerThanTheSocketTakes_IsRefused()
    {
        using var output = new SyslogOutput(_rsyslog.Socket);
        Assert.Throws<AlertRefusedException>(() => output.Write(Alerts.Of(1, new string('a', 4 * 1024 * 1024)), flush: true));
        output.Write(Alerts.Numbered(2), flush: true);
        Wait.Until(() => _rsyslog.Received.Count == 1);
    }
}
