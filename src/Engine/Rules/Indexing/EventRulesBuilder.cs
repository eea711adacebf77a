using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>Chooses the steps that select among the rules of an event code.</summary>
sealed class EventRulesBuilder(IReadOnlyList<(Rule Rule, Conjunction Condition)> rules, GuardFinder guards)
{
    // What fewer rules have in common is as well evaluated by the first that asks; more steps cost every event.
    const int MinShared = 4;

    // Beyond the least likely guards of a rule, others rule out little more.
    const int MaxGuards = 2;

    // What a look-up costs beside reading the value.
    const double LookUpCost = 4;

    readonly int _words = (rules.Count + 63) / 64;

    /// <summary>Builds the index of the rules.</summary>
    public EventRules Build()
    {
        List<(double Rank, SelectionStep Step)> steps = [];
        var shared = FindShared();
        foreach (var (part, mask) in shared) steps.Add((part.Estimate.CostToRefute / Count(mask), new SharedStep(part, mask)));
        foreach (var group in FindGuards().GroupBy(g => g.Guard.SourcesKey)) steps.Add(LookUp([.. group]));
        IndexedRule[] indexed =
        [
            .. rules.Select(r => new IndexedRule(r.Rule, [.. r.Condition.Parts.Where((part, i) => i >= r.Condition.FreeCount || !shared.ContainsKey(part))])),
        ];
        return new EventRules(indexed, [.. steps.OrderBy(s => s.Rank).Select(s => s.Step)]);
    }

    Dictionary<Conjunct, ulong[]> FindShared()
    {
        Dictionary<Conjunct, ulong[]> masks = [];
        for (int rule = 0; rule < rules.Count; rule++)
        {
            foreach (var part in rules[rule].Condition.Parts.Take(rules[rule].Condition.FreeCount))
            {
                if (!masks.TryGetValue(part, out ulong[]? mask)) masks.Add(part, mask = new ulong[_words]);
                mask[rule >> 6] |= 1UL << rule;
            }
        }

        return masks.Where(m => Count(m.Value) >= MinShared && guards.Find(m.Key) is null).ToDictionary();
    }

    IEnumerable<(int Rule, Guard Guard)> FindGuards()
    {
        for (int rule = 0; rule < rules.Count; rule++)
        {
            var condition = rules[rule].Condition;
            var found = condition.Parts.Take(condition.FreeCount).Select(guards.Find).OfType<Guard>().OrderBy(g => g.Chance).DistinctBy(g => g.SourcesKey);
            foreach (var guard in found.Take(MaxGuards)) yield return (rule, guard);
        }
    }

    (double Rank, SelectionStep Step) LookUp(IReadOnlyList<(int Rule, Guard Guard)> guarded)
    {
        ulong[] mask = new ulong[_words];
        foreach (var (rule, _) in guarded) mask[rule >> 6] |= 1UL << rule;
        var atoms = guarded.SelectMany(g => g.Guard.Atoms, (g, atom) => (g.Rule, atom.Source, atom.Constant));
        (SourcePredicate, ConstantIndex)[] sources =
        [
            .. atoms.GroupBy(a => a.Source.SourceKey).Select(g => (g.First().Source, new ConstantIndex(g.Select(a => (a.Constant, a.Rule))))),
        ];
        double cost = sources.Sum(s => LookUpCost + s.Item1.Estimate.Cost);
        return (cost / (1.01 - guarded.Average(g => g.Guard.Chance)) / guarded.Count, new LookUpStep(sources, mask));
    }

    static int Count(ulong[] mask) => mask.Sum(word => System.Numerics.BitOperations.PopCount(word));
}
