using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Scap;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>A second source beside that of the system calls: its events are sessions that begin and end, sent by a plugin.</summary>
public sealed class EventSourceTests
{
    static readonly EventCodeSet s_plugin = EventCodeSet.Empty.With(EventCode.PlugineventE);

    // Data: the minutes, then the type and the user with a NUL behind each. The names evt.type and proc.name mean something else
    // than with system calls.
    static readonly EventSource s_session = new("session", new FieldCatalogue(
    [
        new("evt", "", "", StreamFields.All),
        new("session", "", "",
        [
            new("evt.type", FieldType.String, FieldScope.Event, (scoped in c, in a, out v) => Part(c, 0, out v), "login or logout.") { Role = FieldRole.EventType },
            new("proc.name", FieldType.UInt64, FieldScope.Event, Minutes, "The minutes that the session lasted."),
            new("session.user", FieldType.String, FieldScope.Event, (scoped in c, in a, out v) => Part(c, 1, out v), "The user."),
        ]),
    ]))
    {
        Types = new EventTypes(new Dictionary<string, EventCodeSet> { ["login"] = s_plugin, ["logout"] = s_plugin }),
    };

    static readonly RulesOptions s_options = new() { Sources = [SyscallSource.Instance, s_session], Matching = RuleMatching.All };

    static readonly string s_rules =
        Rule("evt.type = openat and proc.name = sh", "opened", "syscall", "%proc.name %fd.name")
        + Rule("evt.type = login and session.user in (root, admin)", "login", "session", "%evt.type of %session.user after %proc.name")
        + Rule("proc.name >= 90", "long", "session", "%proc.name");

    [Fact]
    public void Process_EventsOfTwoSources_AskTheirOwnRules()
    {
        var rules = RulesText.Load(s_options, s_rules);

        Assert.Equal(["opened: sh /etc/passwd"], Alerts(rules, SyscallSource.Instance, SmallCapture.Thread(7), SmallCapture.Open(7, EventBuilder.DefaultTimestamp), Session("login", "root", 91)));
        Assert.Equal(["login: login of root after 91", "long: 91"], Alerts(rules, s_session, Session("login", "root", 91)));
        Assert.Empty(Alerts(rules, s_session, Session("logout", "root", 5), SmallCapture.Open(7, EventBuilder.DefaultTimestamp)));
    }

    [Fact]
    public void Format_AlertOfASecondSource_HasTheTypesOfItsFields()
    {
        var rules = RulesText.Load(s_options, s_rules);
        List<string> lines = [];
        var formatter = new AlertFormatter(new AlertOptions { Json = true }, s_session);
        var detector = new Detector(new HostState(), rules.For(s_session)!, (Rule rule, scoped in EventContext context) => lines.Add(Encoding.UTF8.GetString(formatter.Format(rule, context))));
        detector.Process(EventBuilder.View(Session("login", "admin", 3)));

        var alert = JsonDocument.Parse(Assert.Single(lines)).RootElement;
        Assert.Equal("session", alert.GetProperty("source").GetString());
        Assert.Equal($$"""{"evt.time":{{EventBuilder.DefaultTimestamp}},"evt.type":"login","proc.name":3,"session.user":"admin"}""", alert.GetProperty("output_fields").GetRawText());
    }

    [Theory]
    [InlineData("session", "evt.type = openat", "unknown event type openat")]
    [InlineData("syscall", "evt.type = login", "unknown event type login")]
    [InlineData("session", "fd.name = x", "nonexistent field fd.name")]
    [InlineData("syscall", "session.user = x", "nonexistent field session.user")]
    [InlineData("session", "proc.name contains x", "contains")]
    [InlineData("session", "tolower(evt.type) = login", "event's type")]
    public void Load_WhatAnotherSourceHas_IsUnknown(string source, string condition, string expected) =>
        Assert.Contains(expected, Assert.Single(RulesText.Errors(RulesText.Load(s_options, Rule(condition, "r", source, "o")))), StringComparison.Ordinal);

    [Fact]
    public void Load_ExceptionOnAFieldOfAnotherSource_IsAnError()
    {
        const string exceptions = "  exceptions: [{name: e, fields: [session.user], values: [[root]]}]\n";

        Assert.Empty(RulesText.Errors(RulesText.Load(s_options, Rule("proc.name = 1", "r", "session", "o") + exceptions)));
        Assert.Contains("'session.user' is not a supported filter field", Assert.Single(RulesText.Errors(RulesText.Load(s_options, Rule("proc.name = a", "r", "syscall", "o") + exceptions))), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ASourceThatIsNotThere_LeavesTheRuleOutWithAWarning()
    {
        var result = RulesText.Load(s_rules);

        Assert.Equal([LoadCodes.UnknownSource, LoadCodes.UnknownSource], RulesText.Warnings(result).Select(w => w.Code));
        Assert.Equal(["opened"], RulesText.Good(result).Rules.Select(r => r.Name));
    }

    [Fact]
    public void Load_RuleThatNamesNoSource_HasTheFirst()
    {
        var first = RulesText.Load(s_options with { Sources = [s_session, SyscallSource.Instance] }, RulesText.Rule("session.user exists"));

        Assert.Equal(["r"], RulesText.Good(first).Rules.Select(r => r.Name));
        Assert.Empty(first.For(SyscallSource.Instance)!.Rules);
    }

    [Fact]
    public void EventCodes_OfASecondSource_DoNotDependOnTheCondition()
    {
        var result = RulesText.Load(s_options, Rule("evt.type = openat", "r", "syscall", "o") + Rule("evt.num = 0", "never", "session", "o"));

        Assert.Empty(RulesText.Warnings(result));
        Assert.Equal([EventCode.PlugineventE, EventCode.AsynceventE], result.For(s_session)!.EventCodes.Codes());
        Assert.Equal(SyscallSource.Instance.Types.CodesOf("openat").With(EventCode.AsynceventE), result.For(SyscallSource.Instance)!.EventCodes);
    }

    static string Rule(string condition, string name, string source, string output) =>
        $"- rule: {name}\n  desc: d\n  condition: {condition}\n  output: \"{output}\"\n  priority: INFO\n  source: {source}\n";

    static List<string> Alerts(RulesLoadResult rules, EventSource source, params byte[][] events)
    {
        Assert.Empty(RulesText.Errors(rules));
        List<string> alerts = [];
        var formatter = new AlertFormatter(new AlertOptions { TimeFormatIso8601 = true }, source);
        var detector = new Detector(new HostState(), rules.For(source)!, (Rule rule, scoped in EventContext context) =>
            alerts.Add($"{rule.Name}: {Encoding.UTF8.GetString(formatter.Format(rule, context)).Split("Informational ")[1]}"));
        foreach (byte[] block in events) detector.Process(EventBuilder.View(block));
        return alerts;
    }

    static byte[] Session(string type, string user, ulong minutes)
    {
        byte[] data = [.. new byte[8], .. Encoding.UTF8.GetBytes($"{type}\0{user}\0")];
        BinaryPrimitives.WriteUInt64LittleEndian(data, minutes);
        return new EventBuilder(EventCode.PlugineventE).With("plugin_id", 1).With("event_data", data).Build();
    }

    static bool Minutes(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        value = default;
        if (context.Event.Code != EventCode.PlugineventE) return false;
        value = FieldValue.Of(BinaryPrimitives.ReadUInt64LittleEndian(context.Event.Parameter(1)));
        return true;
    }

    static bool Part(scoped in EventContext context, int index, out FieldValue value)
    {
        value = default;
        if (context.Event.Code != EventCode.PlugineventE) return false;
        var rest = context.Event.Parameter(1)[8..];
        for (; index > 0; index--) rest = rest[(rest.IndexOf((byte)0) + 1)..];
        value = FieldValue.Of(rest[..rest.IndexOf((byte)0)]);
        return true;
    }
}
