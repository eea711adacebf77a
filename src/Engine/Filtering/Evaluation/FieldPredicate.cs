using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a field with constants; false when it has no value.</summary>
sealed class FieldPredicate(BoundField field, ValueTest test) : FilterNode(field.Field.Scope)
{
    private protected override bool Compute(scoped in EventContext context) => field.TryExtract(context, out var value) && test.Matches(value);
}
