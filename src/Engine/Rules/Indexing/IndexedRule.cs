using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>A rule as it is asked for events of one code.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Parts">What all has to hold, in the order of evaluation.</param>
sealed record IndexedRule(Rule Rule, Conjunct[] Parts)
{
    /// <summary>The same while metadata of the event's container or pod are on their way.</summary>
    public Truth Decide(scoped in EventContext context)
    {
        var result = Truth.True;
        foreach (ref readonly var part in Parts.AsSpan())
        {
            var truth = part.Decide(context);
            if (truth == Truth.False) return Truth.False;
            if (truth == Truth.Unknown) result = Truth.Unknown;
        }

        return result;
    }

    public bool Matches(scoped in EventContext context)
    {
        foreach (ref readonly var part in Parts.AsSpan())
        {
            if (!part.Holds(context)) return false;
        }

        return true;
    }
}
