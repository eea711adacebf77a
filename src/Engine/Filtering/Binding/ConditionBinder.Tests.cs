using System.Text;
using System.Text.RegularExpressions;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

public sealed partial class ConditionBinder
{
    ValueTest? MakeTest(CheckExpression check, ValueSource left)
    {
        var constants = Constants(check.Right!);
        if (check.Modifier != CheckModifier.None)
        {
            var tests = new ValueTest[constants.Count];
            for (int i = 0; i < tests.Length; i++)
            {
                if (MakeTest(check.Operator, constants[i], left) is not { } test) return null;
                tests[i] = test;
            }

            return new ModifierTest(check.Modifier, tests);
        }

        switch (check.Operator)
        {
            case CheckOperator.In or CheckOperator.Intersects:
                if (MakeSetTest(constants, left) is not { } set) return null;
                return left.IsList ? new ListTest(set, !FieldTypes.IsBytes(left.Type), check.Operator == CheckOperator.Intersects) : set;
            case CheckOperator.PathMatch:
                var prefixes = new PathPrefixes();
                foreach (var constant in constants) prefixes.Add(constant.Bytes);
                return new PathMatchTest(prefixes);
            default:
                return MakeTest(check.Operator, constants[0], left);
        }
    }

    static IReadOnlyList<LiteralExpression> Constants(ValueExpression right) => right switch
    {
        LiteralListExpression list => list.Items,
        LiteralExpression literal => [literal],
        _ => throw new InvalidOperationException(right.GetType().Name),
    };

    ValueTest? MakeTest(CheckOperator op, LiteralExpression constant, ValueSource left)
    {
        if (op == CheckOperator.NotEqual) return MakeTest(CheckOperator.Equal, constant, left) is { } equal ? new NotTest(equal) : null;
        if (op == CheckOperator.Regex) return CompileRegex(constant);
        if (op is CheckOperator.ContainsBytes or CheckOperator.StartsWithBytes)
            return ReadHex(constant) is { } bytes ? new BytesTest(op, bytes) : null;
        if (FieldTypes.IsAddress(left.Type)) return ReadNetwork(constant, left.Type) is { } network ? new AddressTest([network]) : null;
        if (FieldTypes.IsBytes(left.Type)) return CheckText(constant, left) ? new BytesTest(op, constant.Bytes) : null;
        if (ReadNumber(constant, left.Type) is not { } number) return null;
        return left.Type == FieldType.Double
            ? new DoubleTest(op, BitConverter.UInt64BitsToDouble(number))
            : new NumberTest(op, number, FieldTypes.IsSigned(left.Type));
    }

    ValueTest? MakeSetTest(IReadOnlyList<LiteralExpression> constants, ValueSource left)
    {
        if (FieldTypes.IsAddress(left.Type))
            return ReadAll(constants, c => ReadNetwork(c, left.Type)) is { } networks ? new AddressTest([.. networks]) : null;
        if (FieldTypes.IsBytes(left.Type))
            return ReadAll(constants, c => CheckText(c, left) ? c.Bytes : null) is { } texts ? new ByteSetTest(new ByteSet(texts)) : null;

        List<ulong> numbers = [];
        bool complete = true;
        foreach (var constant in constants)
        {
            if (ReadNumber(constant, left.Type) is { } number) numbers.Add(number);
            else complete = false;
        }

        return complete ? new NumberSetTest(numbers) : null;
    }

    static List<T>? ReadAll<T>(IReadOnlyList<LiteralExpression> constants, Func<LiteralExpression, T?> read)
        where T : class
    {
        List<T> values = [];
        foreach (var constant in constants)
        {
            if (read(constant) is { } value) values.Add(value);
        }

        return values.Count == constants.Count ? values : null;
    }

    // The values of evt.type are known, so a wrong one is a mistake; elsewhere any text may come.
    bool CheckText(LiteralExpression constant, ValueSource left)
    {
        if (left is not FieldSource { Field.Field.Name: "evt.type" or "syscall.type" } || EventTypes.Exists(constant.Text)) return true;
        Fail(constant.Span, $"unknown event type {constant.Text}", Suggestions.Closest(constant.Text, EventTypes.Names));
        return false;
    }

    RegexTest? CompileRegex(LiteralExpression constant)
    {
        if (RegexSyntax.Translate(constant.Text, out string? error) is not { } pattern)
        {
            Fail(constant.Span, $"invalid regular expression '{constant.Text}': {error}");
            return null;
        }

        try
        {
            return new RegexTest(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            Fail(constant.Span, $"invalid regular expression '{constant.Text}': {e.Message}");
            return null;
        }
    }

    byte[]? ReadHex(LiteralExpression constant)
    {
        try
        {
            return Convert.FromHexString(Encoding.UTF8.GetString(constant.Bytes));
        }
        catch (FormatException)
        {
            Fail(constant.Span, $"'{constant.Text}' is not a valid hex string: expected an even number of hexadecimal digits");
            return null;
        }
    }
}
