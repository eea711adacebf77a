using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a number with a constant.</summary>
sealed class NumberTest(CheckOperator op, NumberKind kind, ulong operand) : ValueTest
{
    // Equality of floating-point numbers is not that of their bits.
    public override IReadOnlyList<Constant>? Required =>
        op == CheckOperator.Equal && kind != NumberKind.Double ? [new(ConstantMatch.Number, [], operand)] : null;

    public override bool Matches(scoped in FieldValue value) => NumberComparison.Test(op, kind, value.Number, operand);
}
