using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a field with constants; false when it has no value.</summary>
sealed class FieldPredicate(BoundField field, ValueTest test) : SourcePredicate(field.Name, field.Field.Scope, test)
{
    readonly ValueTest _test = test;

    public override void LookUp(scoped in EventContext context, ConstantIndex index, scoped Span<ulong> hits)
    {
        if (field.TryExtract(context, out var value)) index.LookUp(value, context.Scratch, hits);
    }

    private protected override bool Compute(scoped in EventContext context) => field.TryExtract(context, out var value) && _test.Matches(value);
}
