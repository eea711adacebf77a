using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares two values of one type with each other; false when either is missing.</summary>
sealed class ComparePredicate(ValueSource left, ValueSource right, CheckOperator op) : FilterNode(left.Scope | right.Scope, Estimate.Of(left.Scope | right.Scope, null))
{
    readonly bool _isNumber = left.Type.IsNumber();
    readonly NumberKind _kind = left.Type.NumberKind();

    private protected override bool Compute(scoped in EventContext context)
    {
        if (!left.TryGet(context, out var a) || !right.TryGet(context, out var b)) return false;
        return _isNumber ? NumberComparison.Test(op, _kind, a.Number, b.Number) : TextComparison.Test(op, a.Bytes, b.Bytes);
    }
}
