using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>Which operator works on which type (<c>rule-language</c> §6.2).</summary>
static class OperatorRules
{
    static readonly CheckOperator[] s_list = [CheckOperator.In, CheckOperator.Intersects, CheckOperator.Exists];

    static readonly CheckOperator[] s_equality = [CheckOperator.Equal, CheckOperator.NotEqual, .. s_list];

    static readonly CheckOperator[] s_number =
        [.. s_equality, CheckOperator.Less, CheckOperator.LessOrEqual, CheckOperator.Greater, CheckOperator.GreaterOrEqual];

    static readonly CheckOperator[] s_text =
    [
        .. s_number, CheckOperator.Contains, CheckOperator.ContainsIgnoreCase, CheckOperator.StartsWith, CheckOperator.EndsWith, CheckOperator.Glob,
        CheckOperator.GlobIgnoreCase, CheckOperator.Regex, CheckOperator.PathMatch,
    ];

    static readonly CheckOperator[] s_buffer =
    [
        .. s_equality, CheckOperator.Contains, CheckOperator.StartsWith, CheckOperator.EndsWith, CheckOperator.ContainsBytes,
        CheckOperator.StartsWithBytes,
    ];

    /// <summary>Why an operator does not work on the left side, or null when it does.</summary>
    public static string? Refuse(CheckOperator op, ValueSource left)
    {
        if (op == CheckOperator.Exists) return null;
        if (left.Field?.Comparison == FieldComparison.Within)
            return op == CheckOperator.Equal ? null : $"{left.Field.Name} is compared with '=' only";

        var allowed = OperatorsOf(left);
        if (allowed.Contains(op)) return null;
        string name = left.Field is { } field ? field.Name : "this";
        string takes = $"; {name} takes {string.Join(' ', allowed.Select(Operators.TextOf))}";
        return left.IsList
            ? $"filter error: '{Operators.TextOf(op)}' operator not supported list filters{takes}"
            : $"filter error: '{Operators.TextOf(op)}' operator not supported for {KindOf(left.Type)} filters{takes}";
    }

    // The reference's words for the groups of types.
    static string KindOf(FieldType type) => type switch
    {
        FieldType.String or FieldType.Path => "string",
        FieldType.Buffer => "buffer",
        FieldType.IpAddress or FieldType.IpNet => "ip address and network",
        _ => "numeric",
    };

    /// <summary>Why the left side cannot be compared with a field or transformer on the right, or null when it can.</summary>
    public static string? RefuseRight(CheckOperator op, ValueSource left, ValueSource right)
    {
        if (op is CheckOperator.PathMatch or CheckOperator.Regex) return $"'{Operators.TextOf(op)}' takes constants, not a field";
        if (left.Type == FieldType.IpNet) return "networks are compared with constants, not with a field";
        foreach (var side in (ReadOnlySpan<ValueSource>)[left, right])
        {
            if (side.Field is { } field && field.Field.Has(FieldTraits.NoRightHandSide)) return $"the field {field.Name} cannot be compared with another field";
        }

        bool sameType = left.Type == right.Type || (left.Type.IsText() && right.Type.IsText());
        return sameType && left.IsList == right.IsList ? null : $"{Name(left)} cannot be compared with {Name(right)}: the types differ";
    }

    static CheckOperator[] OperatorsOf(ValueSource left)
    {
        if (left.IsList) return s_list;
        return left.Type switch
        {
            FieldType.String or FieldType.Path => s_text,
            FieldType.Buffer => s_buffer,
            FieldType.Bool or FieldType.IpAddress or FieldType.IpNet => s_equality,
            _ => s_number,
        };
    }

    static string Name(ValueSource source)
    {
        string type = source.IsList ? $"list of type {source.Type.Describe()}" : $"type {source.Type.Describe()}";
        return source.Field is { } field ? $"{field.Name} ({type})" : $"a value of {type}";
    }
}
