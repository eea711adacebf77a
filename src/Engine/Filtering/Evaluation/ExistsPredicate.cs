using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether there is a value.</summary>
sealed class ExistsPredicate(ValueSource source) : FilterNode(source.Scope, Estimate.Of(source.Scope, null))
{
    private protected override bool Compute(scoped in EventContext context) => source.TryGet(context, out _);
}
