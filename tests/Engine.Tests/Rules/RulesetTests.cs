using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

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

        Assert.Equal(0, QuietRound.Allocated(() =>
        {
            for (int i = 0; i < 1000; i++) Evaluate(rules, block, host, scratch, matches);
        }));
        Assert.Empty(matches);
    }

    [Fact]
    public void Evaluate_PlaceThatRemembers_IsAskedOnlyWhereWhatStandsBeforeItHolds()
    {
        // The second time that descriptor 7 is opened, two nanoseconds have passed since the first, whatever was opened between.
        Ruleset rules = RulesText.Good(RulesText.Rule("evt.type = openat and fd.num = 7 and evt.deltatime = 2 and evt.arg.flags contains O_RDONLY"));
        string[] matches = [.. new[] { (7, 100UL), (3, 101UL), (7, 102UL) }.Select(e => string.Join(',', Matches(rules, Open(e.Item1, e.Item2))))];

        Assert.Equal(["", "", "r"], matches);
    }

    [Fact]
    public void Evaluate_ManyVariedRules_AllocatesNothingOverTheGoldenCaptures()
    {
        string folder = Shared.Folder("golden/rules/upstream");
        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => new SourceText(path, File.ReadAllText(path)));
        var varied = new VariedRules(ConditionTrees.Load(files), 2000);
        Ruleset rules = varied.Compile();
        Assert.Equal(2000, rules.Rules.Count);
        Assert.True(varied.DistinctShare >= 0.6, $"{varied.DistinctShare:p0} of the predicates are distinct");

        List<Rule> matches = new(256);
        foreach (string name in new[] { "proc", "fs", "net" })
        {
            // Buffers grow in the first round.
            Assert.Equal(0, QuietRound.Least(() => Replay(name, rules, matches)));
        }
    }

    // The bytes that evaluation allocated; the state allocates for what it learns.
    static long Replay(string capture, Ruleset rules, List<Rule> matches)
    {
        string path = Shared.File($"golden/captures/{capture}.scap");
        using var reader = new ScapReader(File.OpenRead(path), path);
        var host = new HostState();
        var scratch = new Scratch();
        long number = 0, allocated = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is not null) number++;
            scratch.Reset();
            var context = new EventContext(view, number, host, scratch);
            host.Apply(ref context);
            if (!view.IsForRules) continue;
            long before = GC.GetAllocatedBytesForCurrentThread();
            rules.Evaluate(context, matches);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            matches.Clear();
        }

        return allocated;
    }

    static EventBuilder Open(int fd, ulong time) =>
        new EventBuilder(EventCode.SyscallOpenatV2X, tid: 12, time).With("fd", fd).With("dirfd", -100).With("name", "/etc/hosts").With("flags", 1);

    static EventBuilder Open(int fd) => Open(fd, EventBuilder.DefaultTimestamp);

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
