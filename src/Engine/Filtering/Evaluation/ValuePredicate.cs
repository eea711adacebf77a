using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares what a transformer gives with constants; false when it gives no value.</summary>
sealed class ValuePredicate(ValueSource source, ValueTest test) : FilterNode(source.Scope)
{
    private protected override bool Compute(scoped in EventContext context) => source.TryGet(context, out var value) && test.Matches(value);
}
