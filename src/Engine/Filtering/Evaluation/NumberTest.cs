using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a number with a constant.</summary>
sealed class NumberTest(CheckOperator op, NumberKind kind, ulong operand) : ValueTest
{
    public override bool Matches(scoped in FieldValue value) => NumberComparison.Test(op, kind, value.Number, operand);
}
