using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>The operators on texts, buffers and addresses, all by bytes.</summary>
static class TextComparison
{
    public static bool Test(CheckOperator op, scoped ReadOnlySpan<byte> value, scoped ReadOnlySpan<byte> operand) => op switch
    {
        CheckOperator.Equal => value.SequenceEqual(operand),
        CheckOperator.NotEqual => !value.SequenceEqual(operand),
        CheckOperator.Contains or CheckOperator.ContainsBytes => value.IndexOf(operand) >= 0,
        CheckOperator.StartsWith or CheckOperator.StartsWithBytes => value.StartsWith(operand),
        CheckOperator.EndsWith => value.EndsWith(operand),
        CheckOperator.ContainsIgnoreCase => ContainsIgnoreCase(value, operand),
        CheckOperator.Glob => Glob.IsMatch(operand, value, ignoreCase: false),
        CheckOperator.GlobIgnoreCase => Glob.IsMatch(operand, value, ignoreCase: true),
        CheckOperator.Less => value.SequenceCompareTo(operand) < 0,
        CheckOperator.LessOrEqual => value.SequenceCompareTo(operand) <= 0,
        CheckOperator.Greater => value.SequenceCompareTo(operand) > 0,
        CheckOperator.GreaterOrEqual => value.SequenceCompareTo(operand) >= 0,
        _ => false,
    };

    // The case of ASCII letters alone: the reference runs in the C locale.
    static bool ContainsIgnoreCase(scoped ReadOnlySpan<byte> value, scoped ReadOnlySpan<byte> operand)
    {
        if (operand.IsEmpty) return true;
        byte lower = ToLower(operand[0]);
        byte upper = lower is >= (byte)'a' and <= (byte)'z' ? (byte)(lower - 32) : lower;
        while (value.Length >= operand.Length)
        {
            int at = value[..^(operand.Length - 1)].IndexOfAny(lower, upper);
            if (at < 0) return false;
            if (EqualsIgnoreCase(value.Slice(at, operand.Length), operand)) return true;
            value = value[(at + 1)..];
        }

        return false;
    }

    static bool EqualsIgnoreCase(scoped ReadOnlySpan<byte> left, scoped ReadOnlySpan<byte> right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (ToLower(left[i]) != ToLower(right[i])) return false;
        }

        return true;
    }

    /// <summary>The lower case of an ASCII letter; every other byte as it is.</summary>
    public static byte ToLower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 32) : b;
}
