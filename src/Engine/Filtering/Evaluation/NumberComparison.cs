using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>The operators on numbers.</summary>
static class NumberComparison
{
    public static bool Test(CheckOperator op, NumberKind kind, ulong left, ulong right) => op switch
    {
        CheckOperator.Equal => kind == NumberKind.Double ? AsDouble(left) == AsDouble(right) : left == right,
        CheckOperator.NotEqual => kind == NumberKind.Double ? AsDouble(left) != AsDouble(right) : left != right,
        CheckOperator.Less => IsLess(kind, left, right),
        CheckOperator.Greater => IsLess(kind, right, left),
        CheckOperator.LessOrEqual => kind == NumberKind.Double ? AsDouble(left) <= AsDouble(right) : !IsLess(kind, right, left),
        CheckOperator.GreaterOrEqual => kind == NumberKind.Double ? AsDouble(left) >= AsDouble(right) : !IsLess(kind, left, right),
        _ => false,
    };

    static bool IsLess(NumberKind kind, ulong left, ulong right) => kind switch
    {
        NumberKind.Signed => (long)left < (long)right,
        NumberKind.Unsigned => left < right,
        _ => AsDouble(left) < AsDouble(right),
    };

    static double AsDouble(ulong bits) => BitConverter.UInt64BitsToDouble(bits);
}
