using CsCheck;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Rules;

namespace Gyrfalcon.Engine.Tests.Filtering;

/// <summary>Random conditions and random events: the nodes and a naive interpreter must agree. A failure is shrunk and names its seed.</summary>
public sealed class RandomConditionTests
{
    const int Events = 20;

    [Fact]
    public void Evaluate_RandomConditions_AgreeWithANaiveInterpreter()
    {
        long[] outcomes = new long[2];
        Gen.Select(RandomConditions.Expression(4).Array[1, 20], RandomValues.Any.Array[1, Events]).Sample(
            (conditions, events) =>
            {
                // One table for many conditions: what is shared must not mix them up.
                var fields = new TestFields();
                var trees = Parse(conditions);
                var nodes = conditions.Select(c => fields.Bind(c)).ToArray();
                var codes = trees.Select(t => EventTypeAnalysis.ToEvaluate(SyscallSource.Instance).EventsOf(t)).ToArray();
                foreach (var values in events)
                {
                    values.SetTo(fields);
                    var naive = new NaiveInterpreter(values.ByName());
                    fields.Table.BeginEvent();
                    var context = new EventContext(EventBuilder.View(fields.Event), 1, new HostState(), new Scratch());
                    for (int i = 0; i < nodes.Length; i++)
                    {
                        bool expected = naive.Evaluate(trees[i]);
                        Assert.True(expected == nodes[i].Evaluate(context), $"{conditions[i]}\n{values}\nexpected {expected}");
                        Assert.True(!expected || codes[i].Contains(values.Code), $"{conditions[i]} matches {values.Code}, which its events leave out");
                        Interlocked.Increment(ref outcomes[expected ? 1 : 0]);
                    }
                }
            },
            iter: 300);

        // Neither outcome is rare, or the test would show little.
        Assert.All(outcomes, count => Assert.True(count > 5_000, $"{outcomes[0]} false, {outcomes[1]} true"));
    }

    [Theory]
    [InlineData(RuleMatching.All)]
    [InlineData(RuleMatching.First)]
    public void Evaluate_RandomRulesets_AgreeWithANaiveInterpreter(RuleMatching matching)
    {
        // Shapes that repeat with other constants, so that parts are shared, looked up and folded; more than one word of bits.
        var rules =
            from parts in RandomConditions.Primary(2).Array[8]
            from conditions in Gen.Select(
                Gen.OneOf(parts), RandomConditions.Primary(3), Gen.OneOf(Gen.Const(""), RandomConditions.Check.Select(c => $" and {c}")),
                (part, primary, rest) => $"{part} and {primary}{rest}").Array[1, 80]
            select conditions;
        long matched = 0;
        Gen.Select(rules, RandomValues.Any.Array[1, Events]).Sample(
            (conditions, events) =>
            {
                var fields = new TestFields();
                var trees = Parse(conditions);
                var ruleset = VariedRules.Compile([.. trees.Select((tree, i) => ($"{i}", tree))], fields.Binder, fields.Table, matching);
                foreach (var values in events)
                {
                    values.SetTo(fields);
                    var naive = new NaiveInterpreter(values.ByName());
                    List<Rule> matches = [];
                    ruleset.Evaluate(new EventContext(EventBuilder.View(fields.Event), 1, new HostState(), new Scratch()), matches);

                    var expected = Enumerable.Range(0, trees.Length).Where(i => naive.Evaluate(trees[i])).Take(matching == RuleMatching.First ? 1 : trees.Length).ToList();
                    Assert.Equal(string.Join(' ', expected), string.Join(' ', matches.Select(m => m.Name)));
                    Interlocked.Add(ref matched, expected.Count);
                }
            },
            iter: 300);

        Assert.True(matched > 1000, $"only {matched} matches");
    }

    [Fact]
    public void Decide_RandomConditionsWithUnknownFields_AgreeWithANaiveInterpreter()
    {
        long[] outcomes = new long[3];
        Gen.Select(RandomConditions.Expression(4).Array[1, 20], RandomValues.Any.Array[1, Events], s_unknown).Sample(
            (conditions, events, unknown) =>
            {
                var fields = new TestFields(unknown);
                var trees = Parse(conditions);
                var nodes = conditions.Select(c => fields.Bind(c)).ToArray();
                foreach (var values in events)
                {
                    values.SetTo(fields);
                    var naive = new NaiveInterpreter(values.ByName());
                    fields.Table.BeginEvent();
                    var context = new EventContext(EventBuilder.View(fields.Event), 1, new HostState(), new Scratch()) { Awaited = StatePart.Container };
                    for (int i = 0; i < nodes.Length; i++)
                    {
                        bool? expected = naive.Decide(trees[i], unknown.ToHashSet());
                        var truth = nodes[i].Decide(context);
                        Assert.True(ToTruth(expected) == truth, $"{conditions[i]}\n{values}\nexpected {expected}");
                        // What is decided early must be what is decided once all is known.
                        Assert.True(expected is null || expected == nodes[i].Evaluate(context), $"{conditions[i]}\n{values}\ndecided too early");
                        Interlocked.Increment(ref outcomes[(int)truth]);
                    }
                }
            },
            iter: 300);

        Assert.All(outcomes, count => Assert.True(count > 5_000, string.Join(", ", outcomes)));
    }

    [Theory]
    [InlineData(RuleMatching.All)]
    [InlineData(RuleMatching.First)]
    public void Decide_RandomRulesetsWithUnknownFields_AgreeWithANaiveInterpreter(RuleMatching matching)
    {
        var rules = Gen.Select(RandomConditions.Primary(2).Array[8], Gen.Int[1, 80]).SelectMany((parts, count) => Gen.Select(
            Gen.OneOf(parts), RandomConditions.Primary(3), Gen.OneOf(Gen.Const(""), RandomConditions.Check.Select(c => $" and {c}")),
            (part, primary, rest) => $"{part} and {primary}{rest}")
            // That nothing is in an empty list the index knows without asking for the value.
            .Where(c => !c.Contains("()", StringComparison.Ordinal)).Array[count]);
        long waited = 0;
        Gen.Select(rules, RandomValues.Any.Array[1, Events], s_unknown).Sample(
            (conditions, events, unknown) =>
            {
                var fields = new TestFields(unknown);
                var trees = Parse(conditions);
                var ruleset = VariedRules.Compile([.. trees.Select((tree, i) => ($"{i}", tree))], fields.Binder, fields.Table, matching);
                foreach (var values in events)
                {
                    values.SetTo(fields);
                    var naive = new NaiveInterpreter(values.ByName());
                    List<Rule> matches = [], waiting = [];
                    ruleset.Decide(new EventContext(EventBuilder.View(fields.Event), 1, new HostState(), new Scratch()) { Awaited = StatePart.Container }, matches, waiting);

                    var truths = trees.Select((tree, i) => (Name: $"{i}", Truth: naive.Decide(tree, unknown.ToHashSet()))).Where(t => t.Truth != false);
                    if (matching == RuleMatching.First) truths = truths.Take(1);
                    Assert.Equal(string.Join(' ', truths.Where(t => t.Truth == true).Select(t => t.Name)), string.Join(' ', matches.Select(m => m.Name)));
                    Assert.Equal(string.Join(' ', truths.Where(t => t.Truth is null).Select(t => t.Name)), string.Join(' ', waiting.Select(m => m.Name)));
                    Interlocked.Add(ref waited, waiting.Count);
                }
            },
            iter: 300);

        Assert.True(waited > 1000, $"only {waited} waited");
    }

    static readonly Gen<string[]> s_unknown = Gen.OneOf("t.text", "t.other", "t.texts", "t.int64", "t.bool", "t.ip").Array[1, 3];

    static Truth ToTruth(bool? truth) => truth switch { null => Truth.Unknown, true => Truth.True, false => Truth.False };

    static FilterExpression[] Parse(string[] conditions) =>
        [.. conditions.Select(c => ConditionParser.Parse(MappedText.Whole(new SourceText("c", c)), new DiagnosticBag())!)];
}
