using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>The value of a field.</summary>
sealed class FieldSource(BoundField bound) : ValueSource(bound.Type, bound.Field.IsList)
{
    /// <summary>The field.</summary>
    public BoundField Field { get; } = bound;

    public override bool TryRead(scoped in EventContext context, out FieldValue value) => Field.TryExtract(context, out value);
}
