using System.Text;
using System.Text.Json;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Hosting;
using Gyrfalcon.Outputs;
using Gyrfalcon.Tests.Configuration;
using Xunit;

namespace Gyrfalcon.Tests.Alerting;

public sealed class AlertControlTests
{
    const ulong Second = 1_000_000_000;

    const string Rules = """
        - rule: Opened
          desc: d
          condition: evt.type = openat
          output: "%fd.name is open"
          priority: NOTICE
        """;

    [Fact]
    public void Raise_Default_AllGoOut()
    {
        var (lines, agent) = Run("", [.. Enumerable.Range(0, 100).Select(_ => ("/a", 0ul))]);
        Assert.Equal(100, lines.Count);
        Assert.Empty(agent.Withheld.Report());
    }

    [Fact]
    public void Raise_SameInTheWindow_GoOutOnceAndThenInASummary()
    {
        var (lines, agent) = Run(
            "gyrfalcon: {alerts: {rollup_seconds: 60}}\ntime_format_iso_8601: true", [("/a", 0), ("/a", 1), ("/b", 2), ("/a", 59), ("/a", 60), ("/c", 200)]);

        Assert.Equal(
            [
                "2026-01-01T00:00:00.000000000+0000: Notice /a is open",
                "2026-01-01T00:00:02.000000000+0000: Notice /b is open",
                "2026-01-01T00:00:59.000000000+0000: Notice /a is open (repeated 2 times from 2026-01-01T00:00:00.000000000+0000 to 2026-01-01T00:00:59.000000000+0000)",
                "2026-01-01T00:01:00.000000000+0000: Notice /a is open",
                "2026-01-01T00:03:20.000000000+0000: Notice /c is open",
            ],
            lines);
        Assert.Equal(["2 alerts were the same as one that went out; summaries of them: 1"], agent.Withheld.Report());
        // What rules have raised is counted all the same.
        Assert.Equal(6, agent.Alerts.Values.Sum());
    }

    [Fact]
    public void Raise_SameInJson_TheSummaryHasCountAndTimes()
    {
        var (lines, _) = Run("gyrfalcon: {alerts: {rollup_seconds: 60}}\njson_output: true", [("/a", 0), ("/a", 1), ("/a", 5)]);
        Assert.Equal(2, lines.Count);
        Assert.DoesNotContain("repeated", lines[0], StringComparison.Ordinal);
        using var summary = JsonDocument.Parse(lines[1]);
        Assert.Equal(
            """{"count":2,"first":"2026-01-01T00:00:00.000000000Z","last":"2026-01-01T00:00:05.000000000Z"}""", summary.RootElement.GetProperty("repeated").GetRawText());
        Assert.Equal("Opened", summary.RootElement.GetProperty("rule").GetString());
    }

    [Fact]
    public void Raise_ManyDifferent_TheOldestGetTheirSummariesEarly()
    {
        var (lines, agent) = Run("gyrfalcon: {alerts: {rollup_seconds: 3600}}", [("/a", 0), ("/a", 0), .. Enumerable.Range(0, 5000).Select(i => ($"/{i}", 1ul)), ("/a", 2)]);

        // Forgotten by then, it is the first of its kind again.
        Assert.Equal((5003, 1), (lines.Count, agent.Withheld.RolledUp));
        Assert.Contains("repeated 1 time from", Assert.Single(lines, l => l.Contains("repeated", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Raise_OverTheRate_IsCountedByRule()
    {
        var (lines, agent) = Run(
            "gyrfalcon: {alerts: {rate_per_minute: 6, burst: 3}}", [.. Enumerable.Range(0, 10).Select(i => ($"/{i}", 0ul)), ("/x", 10), ("/y", 10), ("/z", 1000)]);

        Assert.Equal(["/0", "/1", "/2", "/x", "/z"], lines.Select(l => l.Split(' ')[2]));
        Assert.Equal(["8 alerts of the rule 'Opened' were over its rate"], agent.Withheld.Report());
    }

    [Fact]
    public void Raise_Suppressed_IsCountedByReason()
    {
        const string text = """
            gyrfalcon:
              alerts:
                suppress:
                  - {rule: "Open*", condition: fd.name startswith /known, reason: ticket 7}
                  - {rule: "Other", reason: another rule}
            """;
        var (lines, agent) = Run(text, [("/known/a", 0), ("/b", 0), ("/known/c", 0)]);

        Assert.Single(lines, l => l.Contains("/b", StringComparison.Ordinal));
        Assert.Equal(["2 alerts were suppressed: ticket 7"], agent.Withheld.Report());
    }

    [Theory]
    [InlineData("{rule: a}", "lacks its rule or its reason")]
    [InlineData("{reason: a}", "lacks its rule or its reason")]
    [InlineData("{rule: a, reason: b, condition: no.such = 1}", "no.such")]
    public void Load_SuppressionThatSaysTooLittle_IsAnError(string entry, string message)
    {
        var settings = ConfigText.Load($"gyrfalcon: {{alerts: {{suppress: [{entry}]}}}}", out var diagnostics);
        Assert.Contains(message, Assert.Single(diagnostics), StringComparison.Ordinal);
        Assert.Empty(settings.AlertControl.Suppressions);
    }

    // The lines that go out for files that are opened at some second.
    static (IReadOnlyList<string> Lines, Agent Agent) Run(string configuration, IReadOnlyList<(string Path, ulong Second)> opened)
    {
        var settings = ConfigText.Good(configuration);
        var rules = RulesLoader.Load([new SourceText("r.yaml", Rules)], new RulesOptions()).Ruleset!;
        using var source = new Events([.. opened.Select(o => Open(o.Path, o.Second))]);
        using var output = new Lines();
        using var queue = new OutputQueue(output, new QueueOptions(), new DeliveryOptions(), _ => { });
        var agent = new Agent(source, new HostState(), rules, settings, new AlertDispatcher([queue], new AlertSequence(), waits: true));
        agent.Run(() => true);
        queue.Stop(TimeSpan.FromSeconds(60));
        return (output.Written, agent);
    }

    static byte[] Open(string path, ulong second) => new EventBuilder(EventCode.SyscallOpenatV2X, 20, EventBuilder.DefaultTimestamp + second * Second)
        .With("fd", 3).With("dirfd", -100).With("name", path).With("flags", 1).With("mode", 0).With("dev", 0).With("ino", 1).Build();

    sealed class Events(IReadOnlyList<byte[]> blocks) : IEventSource
    {
        int _next;

        public ReadResult Read(out EventView view)
        {
            view = default;
            if (_next == blocks.Count) return ReadResult.End;
            view = EventBuilder.View(blocks[_next++]);
            return ReadResult.Event;
        }

        public void Dispose()
        {
        }
    }

    sealed class Lines : IAlertOutput
    {
        public List<string> Written { get; } = [];

        public string Name => "lines";

        public void Write(in Alert alert, bool flush) => Written.Add(Encoding.UTF8.GetString(alert.Line));

        public void Dispose()
        {
        }
    }
}
