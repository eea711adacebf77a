using System.Numerics;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>The rules for events of one code, or of several that they treat alike, and the steps that find the few that can match.</summary>
sealed class EventRules(IndexedRule[] rules, SelectionStep[] steps)
{
    readonly ulong[] _live = new ulong[(rules.Length + 63) / 64];
    readonly ulong[] _hits = new ulong[(rules.Length + 63) / 64];

    /// <summary>Adds the rules that match to <paramref name="matches"/> in the order of definition, or only the first.</summary>
    public void Evaluate(scoped in EventContext context, List<Rule> matches, bool firstOnly)
    {
        var live = _live.AsSpan();
        live.Fill(ulong.MaxValue);
        if (rules.Length % 64 != 0) live[^1] = (1UL << rules.Length) - 1;
        foreach (var step in steps)
        {
            if (!step.Apply(context, live, _hits)) return;
        }

        for (int word = 0; word < live.Length; word++)
        {
            for (ulong bits = live[word]; bits != 0; bits &= bits - 1)
            {
                var rule = rules[word * 64 + BitOperations.TrailingZeroCount(bits)];
                if (!rule.Matches(context)) continue;
                matches.Add(rule.Rule);
                if (firstOnly) return;
            }
        }
    }
}
