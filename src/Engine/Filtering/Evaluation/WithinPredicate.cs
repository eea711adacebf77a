using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether the event lies within a time of the one in the field's brackets (<c>evt.around[ns] = ms</c>).</summary>
/// <param name="field">The field, which gives the distance in nanoseconds.</param>
/// <param name="milliseconds">The largest distance that is true.</param>
sealed class WithinPredicate(BoundField field, ulong milliseconds) : FilterNode(field.Field.Scope, Estimate.Of(field.Field.Scope, null))
{
    readonly UInt128 _nanoseconds = (UInt128)milliseconds * 1_000_000;

    private protected override bool Compute(scoped in EventContext context) => field.TryExtract(context, out var value) && value.Number <= _nanoseconds;
}
