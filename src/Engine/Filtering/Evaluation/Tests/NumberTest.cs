using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a number with a constant.</summary>
sealed class NumberTest(CheckOperator op, ulong constant, bool isSigned) : ValueTest
{
    public override bool Test(scoped FieldValue value) =>
        Holds(op, isSigned ? ((long)value.Number).CompareTo((long)constant) : value.Number.CompareTo(constant));

    /// <summary>Whether an operator holds for two values that compare as <paramref name="order"/>.</summary>
    public static bool Holds(CheckOperator op, int order) => op switch
    {
        CheckOperator.Equal or CheckOperator.In or CheckOperator.Intersects => order == 0,
        CheckOperator.NotEqual => order != 0,
        CheckOperator.Less => order < 0,
        CheckOperator.LessOrEqual => order <= 0,
        CheckOperator.Greater => order > 0,
        CheckOperator.GreaterOrEqual => order >= 0,
        _ => false,
    };
}
