using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a text, a buffer or an address with a constant.</summary>
sealed class TextTest(CheckOperator op, byte[] operand) : ValueTest
{
    public override bool Matches(scoped in FieldValue value) => TextComparison.Test(op, value.Bytes, operand);
}
