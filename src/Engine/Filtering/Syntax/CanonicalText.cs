using System.Buffers;
using System.Text;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>Prints expressions in the one form that the reference reports as <c>condition_compiled</c> (<c>rule-language</c> §6.6).</summary>
static class CanonicalText
{
    // A value with one of these is printed in quotes.
    static readonly SearchValues<char> s_quotedFor = SearchValues.Create("\b\f\n\r\t =\\\"'\0");

    public static string Of(FilterExpression expression)
    {
        var text = new StringBuilder();
        Append(text, expression);
        return text.ToString();
    }

    public static string Of(ValueExpression expression)
    {
        var text = new StringBuilder();
        Append(text, expression);
        return text.ToString();
    }

    static void Append(StringBuilder text, FilterExpression expression)
    {
        switch (expression)
        {
            case AndExpression and:
                AppendOperands(text, and.Operands, " and ");
                break;
            case OrExpression or:
                AppendOperands(text, or.Operands, " or ");
                break;
            case NotExpression not:
                text.Append("not ");
                Append(text, not.Operand);
                break;
            case IdentifierExpression identifier:
                text.Append(identifier.Name);
                break;
            case CheckExpression check:
                Append(text, check.Left);
                text.Append(' ').Append(check.OperatorText);
                if (check.Right is null) break;
                text.Append(' ');
                Append(text, check.Right);
                break;
        }
    }

    static void AppendOperands(StringBuilder text, IReadOnlyList<FilterExpression> operands, string separator)
    {
        text.Append('(');
        for (int i = 0; i < operands.Count; i++)
        {
            if (i > 0) text.Append(separator);
            Append(text, operands[i]);
        }

        text.Append(')');
    }

    static void Append(StringBuilder text, ValueExpression expression)
    {
        switch (expression)
        {
            case FieldExpression field:
                text.Append(field.Name);
                AppendArgument(text, field.Argument);
                break;
            case TransformerExpression transformer:
                text.Append(transformer.Name);
                AppendItems(text, transformer.Arguments, ",");
                AppendArgument(text, transformer.Argument);
                break;
            case LiteralExpression literal:
                AppendQuoted(text, literal.Text);
                break;
            case LiteralListExpression list:
                AppendItems(text, list.Items, ", ");
                break;
            case ValueListExpression list:
                AppendItems(text, list.Items, ",");
                break;
        }
    }

    static void AppendItems(StringBuilder text, IReadOnlyList<ValueExpression> items, string separator)
    {
        text.Append('(');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(separator);
            Append(text, items[i]);
        }

        text.Append(')');
    }

    static void AppendArgument(StringBuilder text, string? argument)
    {
        if (argument is null) return;
        text.Append('[');
        if (argument.Length == 0) text.Append("\"\"");
        else AppendQuoted(text, argument);
        text.Append(']');
    }

    static void AppendQuoted(StringBuilder text, string value)
    {
        if (!value.AsSpan().ContainsAny(s_quotedFor))
        {
            text.Append(value);
            return;
        }

        text.Append('"');
        foreach (char c in value)
        {
            string? escape = c switch
            {
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => null,
            };
            if (escape is null) text.Append(c);
            else text.Append(escape);
        }

        text.Append('"');
    }
}
