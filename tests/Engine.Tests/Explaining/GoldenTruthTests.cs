using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Explaining;

/// <summary>What an explanation says of a condition is what the engine says: all upstream rules, on a sample of the events of the golden captures.</summary>
public sealed class GoldenTruthTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("proc", 8)]
    [InlineData("fs", 8)]
    [InlineData("net", 8)]
    [InlineData("ctr", 12)]
    [InlineData("old-curl_google", 1)]
    [InlineData("old-curl_google_comments", 1)]
    [InlineData("old-single_ipv6_conn", 1)]
    [InlineData("old-test_ipv6_client", 1)]
    public void Evaluate_UpstreamRules_AgreesWithTheRuleset(string capture, int oneIn)
    {
        var rules = Load();
        Assert.Equal(93, rules.Rules.Count);
        var outlines = rules.Rules.Select(r => (Rule: r, Outline: ConditionOutline.Of(rules, r))).Select(o => (o.Rule, o.Outline, Truths: new OutlineTruths(o.Outline))).ToList();
        var random = new Random(20261126);
        string path = Shared.File($"golden/captures/{capture}.scap");
        using var reader = new ScapReader(File.OpenRead(path), path);
        var host = new HostState();
        var scratch = new Scratch();
        List<Rule> matches = [];
        long number = 0, compared = 0, held = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is not null) number++;
            var context = new EventContext(view, number, host, scratch);
            host.Apply(ref context);
            if (!view.IsForRules) continue;
            matches.Clear();
            rules.Ruleset.Evaluate(context, matches);
            if (matches.Count == 0 && random.Next(oneIn) > 0) continue;
            foreach (var (rule, outline, truths) in outlines)
            {
                bool isAsked = rule.Events.Contains(view.Code);
                truths.Evaluate(context, isAsked);
                bool holds = isAsked && truths[outline.Root] == PartTruth.True;
                Assert.True(holds == matches.Contains(rule.Rule), $"event {number}: '{rule.Rule.Name}' is explained as {holds}");
                Assert.Equal(truths[outline.Root] != PartTruth.True, new Blockers(outline, truths).Find().Count > 0);
                compared++;
                if (holds) held++;
            }
        }

        output.WriteLine($"{capture}: {compared} conditions of {number} events, {held} of them held");
    }

    static RulesCompilation Load()
    {
        var everyRule = new RuleSelection(Enables: true) { Rule = MappedText.Whole(new SourceText("every rule", "*")) };
        var result = RulesLoader.Load(UpstreamRules.Files(), new RulesOptions { Matching = RuleMatching.All, Selections = [everyRule] });
        Assert.NotNull(result.Compilation);
        return result.Compilation;
    }
}
