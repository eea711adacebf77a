using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>A rule as it is asked for events of one code.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Parts">What all has to hold, in the order of evaluation.</param>
sealed record IndexedRule(Rule Rule, Conjunct[] Parts)
{
    public bool Matches(scoped in EventContext context)
    {
        foreach (ref readonly var part in Parts.AsSpan())
        {
            if (!part.Holds(context)) return false;
        }

        return true;
    }
}
