using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a floating-point number with a constant.</summary>
sealed class DoubleTest(CheckOperator op, double constant) : ValueTest
{
    public override bool Test(scoped FieldValue value) => NumberTest.Holds(op, BitConverter.UInt64BitsToDouble(value.Number).CompareTo(constant));
}
