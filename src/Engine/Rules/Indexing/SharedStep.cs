using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>Evaluates a part that several rules have: where it does not hold, none of them matches.</summary>
sealed class SharedStep(Conjunct part, ulong[] rules) : SelectionStep(rules)
{
    protected override bool Select(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits)
    {
        if (part.Holds(context)) return true;
        ulong left = 0;
        for (int i = 0; i < live.Length; i++) left |= live[i] &= ~Rules[i];
        return left != 0;
    }
}
