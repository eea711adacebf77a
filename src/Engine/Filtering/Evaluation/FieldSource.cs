using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A field.</summary>
sealed class FieldSource(BoundField bound, string key) : ValueSource(bound.Type, bound.Field.IsList, bound.Field.Scope, key)
{
    public BoundField Bound => bound;

    public override bool TryGet(scoped in EventContext context, out FieldValue value) => bound.TryExtract(context, out value);
}
