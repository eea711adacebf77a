using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Writes a rule's exceptions behind its condition, as text: <c>(C) and not E1 and not E2</c> (<c>rule-language</c> §4).</summary>
static class ExceptionText
{
    /// <summary>The condition with its exceptions; null with errors when one of them is malformed.</summary>
    public static MappedText? Expand(RuleDefinition rule, DiagnosticBag diagnostics)
    {
        var condition = rule.Condition;
        var begin = condition.Span(0, 0);
        var builder = new MappedTextBuilder().Append("(", begin).Append(condition).Append(")", condition.Span(condition.Text.Length, 0));
        bool isGood = true;
        bool isEmpty = true;
        foreach (var exception in rule.Exceptions)
        {
            if (!ExceptionChecks.CheckValues(exception, diagnostics)) isGood = false;
            if (!isGood || exception.Values.Count == 0) continue;
            builder.Append(" and not ", exception.Span);
            if (exception.Fields!.IsList) WriteAlternatives(exception, builder);
            else WriteSet(exception, builder);
            isEmpty = false;
        }

        if (!isGood) return null;
        return isEmpty ? condition : builder.ToText(begin);
    }

    // One field: (field in (a, b)).
    static void WriteSet(ExceptionDefinition exception, MappedTextBuilder builder)
    {
        var field = exception.Fields!;
        builder.Append("(", exception.Span).Append(field.Text, field.Span);
        builder.Append($" {exception.Comparisons?.Text.Trim() ?? "in"} ", exception.Comparisons?.Span ?? exception.Span);
        WriteList(exception.Values, exception.Span, builder);
        builder.Append(")", exception.Span);
    }

    // Several fields: ((f1 = a and f2 = b) or (…)).
    static void WriteAlternatives(ExceptionDefinition exception, MappedTextBuilder builder)
    {
        var fields = exception.Fields!.Items!;
        builder.Append("(", exception.Span);
        for (int i = 0; i < exception.Values.Count; i++)
        {
            var value = exception.Values[i];
            builder.Append(i == 0 ? "(" : " or (", value.Span);
            for (int k = 0; k < fields.Count; k++)
            {
                if (k > 0) builder.Append(" and ", value.Span);
                string comparison = exception.Comparisons?.Items![k].Text.Trim() ?? "=";
                builder.Append(fields[k].Text, fields[k].Span);
                builder.Append($" {comparison} ", exception.Comparisons?.Items![k].Span ?? exception.Span);
                WriteMember(value.Items![k], ExceptionChecks.TakesList(comparison), builder);
            }

            builder.Append(")", value.Span);
        }

        builder.Append(")", exception.Span);
    }

    static void WriteMember(ExceptionEntry member, bool takesList, MappedTextBuilder builder)
    {
        if (member.Items is { } items) WriteList(items, member.Span, builder);
        else if (!takesList) builder.Append(ConditionText.Quote(member.Text), member.Span);
        else builder.Append(member.Text.StartsWith('(') ? member.Text : $"({member.Text})", member.Span);
    }

    static void WriteList(List<ExceptionEntry> items, SourceSpan place, MappedTextBuilder builder)
    {
        builder.Append("(", place);
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) builder.Append(", ", place);
            builder.Append(ConditionText.Quote(items[i].Text), items[i].Span);
        }

        builder.Append(")", place);
    }
}
