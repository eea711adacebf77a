using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a text, a buffer or an address with a constant.</summary>
sealed class TextTest(CheckOperator op, byte[] operand) : ValueTest
{
    public override double Cost => op is CheckOperator.Contains or CheckOperator.ContainsIgnoreCase or CheckOperator.Glob or CheckOperator.GlobIgnoreCase ? 2 : 0.5;

    public override IReadOnlyList<Constant>? Required => op switch
    {
        CheckOperator.Equal => [new(ConstantMatch.Equal, operand, 0)],
        CheckOperator.StartsWith or CheckOperator.StartsWithBytes => [new(ConstantMatch.Prefix, operand, 0)],
        CheckOperator.EndsWith => [new(ConstantMatch.Suffix, operand, 0)],
        CheckOperator.Contains or CheckOperator.ContainsBytes => [new(ConstantMatch.Part, operand, 0)],
        CheckOperator.ContainsIgnoreCase => [new(ConstantMatch.PartIgnoreCase, [.. operand.Select(TextComparison.ToLower)], 0)],
        _ => null,
    };

    public override bool Matches(scoped in FieldValue value) => TextComparison.Test(op, value.Bytes, operand);
}
