using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>Evaluates a part that several rules have: where it does not hold, none of them matches.</summary>
sealed class SharedStep(Conjunct part, ulong[] rules) : SelectionStep(rules)
{
    protected override bool Select(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits) =>
        part.Holds(context) || RuleOut(live);

    protected override bool SelectKnown(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits, scoped Span<ulong> unknown)
    {
        var truth = part.Decide(context);
        if (truth == Truth.False) return RuleOut(live);
        if (truth == Truth.True) return true;
        for (int i = 0; i < unknown.Length; i++) unknown[i] |= Rules[i];
        return true;
    }

    bool RuleOut(scoped Span<ulong> live)
    {
        ulong left = 0;
        for (int i = 0; i < live.Length; i++) left |= live[i] &= ~Rules[i];
        return left != 0;
    }
}
