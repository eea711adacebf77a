using System.Numerics;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>The rules for events of one code, or of several that they treat alike, and the steps that find the few that can match.</summary>
sealed class EventRules(IndexedRule[] rules, SelectionStep[] steps)
{
    readonly ulong[] _live = new ulong[(rules.Length + 63) / 64];
    readonly ulong[] _hits = new ulong[(rules.Length + 63) / 64];
    readonly ulong[] _unknown = new ulong[(rules.Length + 63) / 64];

    /// <summary>Adds the rules that match to <paramref name="matches"/> in the order of definition, or only the first.</summary>
    public void Evaluate(scoped in EventContext context, List<Rule> matches, bool firstOnly)
    {
        var live = AllRules();
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

    /// <summary>The same while metadata of the event's container or pod are on their way.</summary>
    /// <param name="context">The event.</param>
    /// <param name="matches">Takes the rules that match and show nothing of the metadata.</param>
    /// <param name="waiting">Takes those that may match, and those whose alerts would lack it.</param>
    /// <param name="firstOnly">Whether to stop at the first of either.</param>
    public void Decide(scoped in EventContext context, List<Rule> matches, List<Rule> waiting, bool firstOnly)
    {
        var live = AllRules();
        var unknown = _unknown.AsSpan();
        unknown.Clear();
        foreach (var step in steps)
        {
            if (!step.Decide(context, live, _hits, unknown)) return;
        }

        for (int word = 0; word < live.Length; word++)
        {
            for (ulong bits = live[word]; bits != 0; bits &= bits - 1)
            {
                int bit = BitOperations.TrailingZeroCount(bits);
                var rule = rules[word * 64 + bit];
                var truth = rule.Decide(context);
                if (truth == Truth.False) continue;
                bool waits = truth == Truth.Unknown || (unknown[word] >> bit & 1) != 0 || (rule.Rule.Shows & context.Awaited) != 0;
                (waits ? waiting : matches).Add(rule.Rule);
                if (firstOnly) return;
            }
        }
    }

    Span<ulong> AllRules()
    {
        var live = _live.AsSpan();
        live.Fill(ulong.MaxValue);
        if (rules.Length % 64 != 0) live[^1] = (1UL << rules.Length) - 1;
        return live;
    }
}
