using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Events;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class RulesetTests
{
    static readonly string s_rules =
        RulesText.Rule("evt.type = openat and evt.arg.flags contains O_RDONLY", "one")
        + RulesText.Rule("evt.type in (openat, close)", "two")
        + RulesText.Rule("evt.type = close", "three")
        + RulesText.Rule("evt.type = openat and fd.num = 7", "four").Replace("INFO", "CRITICAL", StringComparison.Ordinal);

    [Theory]
    [InlineData(RuleMatching.All, 3, "one,two")]
    [InlineData(RuleMatching.All, 7, "one,two,four")]
    [InlineData(RuleMatching.First, 7, "one")]
    public void Evaluate_MatchingRules_ComeInTheOrderOfDefinition(RuleMatching matching, int fd, string expected)
    {
        Ruleset rules = RulesText.Good(RulesText.Load(new RulesOptions { Matching = matching }, s_rules));

        Assert.Equal(expected, string.Join(',', Matches(rules, Open(fd))));
    }

    [Fact]
    public void Evaluate_EventAfterEvent_ForgetsTheAnswersOfTheOneBefore()
    {
        Ruleset rules = RulesText.Good(RulesText.Load(new RulesOptions { Matching = RuleMatching.All }, s_rules));

        Assert.Equal(["one", "two", "four"], Matches(rules, Open(7)));
        Assert.Equal(["one", "two"], Matches(rules, Open(3)));
        Assert.Equal(["one", "two", "four"], Matches(rules, Open(7)));
    }

    [Fact]
    public void Load_PriorityThreshold_LeavesLessGraveRulesOut()
    {
        var result = RulesText.Load(new RulesOptions { MinimumPriority = Priority.Error }, s_rules);

        Assert.Equal(["four"], RulesText.Good(result).Rules.Select(r => r.Name));
    }

    [Fact]
    public void Load_ErrorInARuleBelowTheThreshold_IsStillAnError() =>
        Assert.Null(RulesText.Load(new RulesOptions { MinimumPriority = Priority.Error }, RulesText.Rule("proc.nmae = x")).Ruleset);

    [Fact]
    public void EventCodes_OfAllRules_AreWhatAnyOfThemCanMatch()
    {
        Ruleset rules = RulesText.Good(RulesText.Rule("evt.type = openat") + RulesText.Rule("evt.num = 0", "never"));

        Assert.True(rules.EventCodes.Contains(EventCode.SyscallOpenatV2X));
        Assert.False(rules.EventCodes.Contains(EventCode.SyscallCloseX));
    }

    [Fact]
    public void Evaluate_EventThatMatchesNothing_AllocatesNothing()
    {
        Ruleset rules = RulesText.Good(File.ReadAllText(ZeroTrustRulesTests.Path));
        byte[] block = Open(3).Build();
        var host = new HostState();
        var scratch = new Scratch();
        List<Rule> matches = [];
        for (int i = 0; i < 100; i++) Evaluate(rules, block, host, scratch, matches);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1000; i++) Evaluate(rules, block, host, scratch, matches);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(matches);
    }

    static EventBuilder Open(int fd) =>
        new EventBuilder(EventCode.SyscallOpenatV2X, tid: 12).With("fd", fd).With("dirfd", -100).With("name", "/etc/hosts").With("flags", 1);

    static List<string> Matches(Ruleset rules, EventBuilder built)
    {
        List<Rule> matches = [];
        Evaluate(rules, built.Build(), new HostState(), new Scratch(), matches);
        return [.. matches.Select(m => m.Name)];
    }

    static void Evaluate(Ruleset rules, byte[] block, HostState host, Scratch scratch, List<Rule> matches)
    {
        EventView.TryCreate(block, 0, out var view, out _);
        scratch.Reset();
        var context = new EventContext(view, 1, host, scratch);
        host.Apply(ref context);
        rules.Evaluate(context, matches);
    }
}
