using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Testing;

namespace Gyrfalcon.Engine.Tests.Testing;

public sealed class RuleTestReaderTests
{
    [Theory]
    [InlineData("{opn: /etc/shadow}", "x.tests.yaml:8:10: there is no call 'opn'", "(open?)")]
    [InlineData("{open: /x, by: nod}", "x.tests.yaml:8:24: there is no process 'nod'", "(node?)")]
    [InlineData("{open: /x, form: write}", "x.tests.yaml:8:20: the event 'open' has no key 'form'", "(for?)")]
    [InlineData("{open: /x, for: wirte}", "x.tests.yaml:8:25: 'wirte' is nothing to open a file for", "(write?)")]
    [InlineData("{open: /x, result: EACESS}", "x.tests.yaml:8:28: 'EACESS' is no result", "")]
    [InlineData("{open: /x, after: soon}", "x.tests.yaml:8:27: 'soon' is no time span", "")]
    [InlineData("{open: }", "expected a path", "")]
    [InlineData("{chmod: {path: /x}}", "x.tests.yaml:8:18: chmod has no parameter 'path'", "")]
    [InlineData("{ptrace: {request: PTRACE_ATACH}}", "request has no flag 'PTRACE_ATACH'", "(PTRACE_ATTACH?)")]
    [InlineData("{rename: [/a, /b, /c]}", "x.tests.yaml:8:27: rename takes oldpath, newpath here", "")]
    [InlineData("{setuid: {uid: ap}}", "there is no user 'ap'", "(app?)")]
    [InlineData("{exec: ls, into: card}", "there is no container 'card'", "(cart?)")]
    [InlineData("{exec: ls, into: cart, fork: false}", "expected 'into' or 'fork'", "")]
    [InlineData("{exec: ls, tty: maybe}", "'maybe' is no value for tty", "")]
    [InlineData("{exec: ls, capabilities: [CAP_X]}", "there is no capability 'CAP_X'", "")]
    [InlineData("{exec: ''}", "a command is missing", "")]
    [InlineData("{connect: 1.2.3.4}", "is no address with a port", "")]
    [InlineData("{connect: \"1.2.3.4:5\", from: \"[::1]:6\"}", "both ends of a connection are of one family", "")]
    [InlineData("{connect: \"1.2.3.4:5\", protocol: icmp}", "there is no protocol 'icmp'", "")]
    [InlineData("{by: node}", "an event needs the name of a call", "")]
    [InlineData("{sync: /x}", "nothing is known of sync but that it was called", "")]
    public void Read_EventThatIsWrong_IsAnErrorWithPlaceAndNearestName(string step, string expected, string suggestion)
    {
        string error = Assert.Single(TestText.ErrorsOf(TestText.Of(step)));

        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.EndsWith(suggestion, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tests: [{name: t, events: [{exit: }]}]", "a test without an expectation proves nothing")]
    [InlineData("tests: [{name: t, events: [], silent: all}]", "nothing happens in this test")]
    [InlineData("tests: [{name: t, silent: all}]", "a test needs events")]
    [InlineData("tests: [{events: [{exit: }], silent: all}]", "a test needs a name")]
    [InlineData("tests: []", "there is no test")]
    [InlineData("rules: x.yaml", "a test file needs 'tests:'")]
    [InlineData("- rule: x", "this one holds a sequence")]
    [InlineData("", "this one holds nothing")]
    [InlineData("tests: [{name: t, events: [{exit: }], fires: []}]", "'fires:' names no rule")]
    [InlineData("tests: [{name: t, events: [{exit: }], fires: [x], silent: all}]", "not all rules are silent")]
    [InlineData("tests: [{name: t, events: [{exit: }], fires: [x], silent: x}]", "cannot fire and be silent")]
    [InlineData("tests: [{name: t, events: [{exit: }], fires: {rule: x, fields: {proc.nam: a}}}]", "nonexistent field proc.nam")]
    [InlineData("tests: [{name: t, events: [{exit: }], fires: {rule: x, times: 0}}]", "'0' is no value for times")]
    [InlineData("tests: [{name: t, name: u, events: [{exit: }], silent: all}]", "the key 'name' is there twice")]
    [InlineData("tests: [{name: t, capture: a.scap, events: [{exit: }], silent: all}]", "a capture or events, not both")]
    [InlineData("tests: [{name: t, events: [{exit: }], filter: x, silent: all}]", "a filter is for a capture")]
    [InlineData("tests: [{name: t, capture: a.scap, filter: proc.nam = x, silent: all}]", "proc.nam")]
    [InlineData("{given: {processes: [{pid: 5}]}, tests: [{name: t, events: [{exit: }], silent: all}]}", "a process needs 'name:'")]
    [InlineData("{given: {processes: [{name: a, pid: 5}, {name: b, pid: 5}]}, tests: [{name: t, events: [{exit: }], silent: all}]}", "the process a has the id 5 already")]
    [InlineData("{given: {processes: [{name: a, fds: {x: y}}]}, tests: [{name: t, events: [{exit: }], silent: all}]}", "this is no descriptor")]
    [InlineData("{given: {containers: [{name: a, mounts: [x]}]}, tests: [{name: t, events: [{exit: }], silent: all}]}", "'x' is no mount")]
    [InlineData("{given: {containers: [{name: a, namespace: x}]}, tests: [{name: t, events: [{exit: }], silent: all}]}", "in a namespace by its pod")]
    [InlineData("{given: {users: {a: b}}, tests: [{name: t, events: [{exit: }], silent: all}]}", "the user a has no id")]
    public void Read_FileThatIsWrong_SaysWhatIsExpected(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(TestText.ErrorsOf(text)), StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralErrors_AreToldAtOnce()
    {
        const string text = """
            tests:
              - name: a
                events: [{opn: /x}]
              - name: a
                events: [{open: /x, by: z}]
                silent: all
            """;

        Assert.Equal(4, TestText.ErrorsOf(text).Count);
    }

    [Fact]
    public void CheckRules_RuleThatIsNotLoaded_IsAnErrorWithTheNearestName()
    {
        var diagnostics = new DiagnosticBag();
        var file = RuleTestFile.Read(new SourceText("x", "tests: [{name: t, events: [{exit: }], fires: [r], silent: [Q]}]"), diagnostics);

        file.CheckRules(TestText.RulesOf("evt.type = open"), diagnostics);

        Assert.Equal([("the rule 'r' is not loaded", "R"), ("the rule 'Q' is not loaded", "R")], diagnostics.Items.Select(d => (d.Message, d.Suggestion)));
    }

    [Fact]
    public void Read_EveryCallOfTheEventTable_GivesABlock()
    {
        foreach (string name in CallTable.Names.Except(["exec", "fork", "exit", "open", "connect", "accept", "listen"]))
        {
            var test = TestText.Read(TestText.Of($"{{{name}: , by: node}}"));

            Assert.True(EventView.TryCreate(test.Blocks[^1], 0, out var view, out _));
            Assert.False(view.Info!.IsEnter);
        }
    }
}
