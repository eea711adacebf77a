using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>A part of a condition that has to come out one way for the rule to match.</summary>
/// <param name="Node">The part.</param>
/// <param name="Expected">How it has to come out.</param>
readonly record struct Conjunct(FilterNode Node, bool Expected)
{
    public Estimate Estimate => Expected ? Node.Estimate : Node.Estimate.Negated;

    /// <summary>Whether it comes out so while metadata of the event's container or pod are on their way.</summary>
    public Truth Decide(scoped in EventContext context) => Expected ? Node.Decide(context) : Node.Decide(context).Not();

    public bool Holds(scoped in EventContext context) => Node.Evaluate(context) == Expected;
}
