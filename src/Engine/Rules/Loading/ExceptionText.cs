using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Writes a rule's exceptions behind its condition, as text: <c>(C) and not E1 and not E2</c> (<c>rule-language</c> §4).</summary>
static class ExceptionText
{
    static readonly string[] s_listOperators = ["in", "pmatch", "intersects"];

    static readonly string[] s_modifiers = ["oneof", "anyof", "allof"];

    /// <summary>The condition with its exceptions; null with errors when one of them is malformed.</summary>
    public static MappedText? Expand(RuleDefinition rule, DiagnosticBag diagnostics)
    {
        var written = new List<(string Text, SourceSpan Span)>();
        bool isGood = true;
        foreach (var exception in rule.Exceptions)
        {
            isGood &= Check(exception, diagnostics);
            if (isGood && exception.Values.Count > 0)
            {
                if (Write(exception, diagnostics) is { } text) written.Add((text, exception.Span));
                else isGood = false;
            }
        }

        if (!isGood) return null;
        if (written.Count == 0) return rule.Condition;
        var builder = new MappedTextBuilder().Append("(", rule.Span).Append(rule.Condition).Append(")", rule.Span);
        foreach (var (text, span) in written) builder.Append(" and not ", span).Append(text, span);
        return builder.ToText(rule.Span);
    }

    static bool Check(ExceptionDefinition exception, DiagnosticBag diagnostics)
    {
        bool isGood = true;
        if (exception.Fields is not { } fields) return true;
        foreach (var field in fields.Items ?? [fields])
        {
            string name = field.Text;
            // A transformer is checked when the condition is bound.
            if (name.Contains('(')) continue;
            int open = name.IndexOf('[');
            string? argument = open > 0 && name.EndsWith(']') ? name[(open + 1)..^1] : null;
            if (FieldCatalogue.TryBind(argument is null ? name : name[..open], argument, out _, out _, out string? suggestion)) continue;
            diagnostics.Error(LoadCodes.Validate, $"'{name}' is not a supported filter field", field.Span, suggestion);
            isGood = false;
        }

        if (exception.Comparisons is not { } comparisons) return isGood;
        if (fields.IsList != comparisons.IsList || fields.IsList && fields.Items!.Count != comparisons.Items!.Count)
        {
            diagnostics.Error(LoadCodes.Validate, $"'fields' and 'comps' of the exception '{exception.Name}' must have the same length", comparisons.Span);
            return false;
        }

        foreach (var comparison in comparisons.Items ?? [comparisons])
        {
            if (IsOperator(comparison.Text.Trim(), fields.IsList)) continue;
            diagnostics.Error(LoadCodes.Validate, $"'{comparison.Text}' is not a supported comparison operator", comparison.Span, Suggestions.Closest(comparison.Text, Operators.All));
            isGood = false;
        }

        return isGood;
    }

    static bool IsOperator(string text, bool isList)
    {
        if (s_listOperators.Contains(text)) return true;
        if (!IsModified(text)) return isList && Operators.All.Contains(text);
        string op = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return op is "=" or "==" or "!=" or "contains" or "icontains" or "bcontains" or "startswith" or "bstartswith" or "endswith" or "glob" or "iglob" or "regex";
    }

    static bool IsModified(string comparison)
    {
        string[] words = comparison.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && s_modifiers.Contains(words[1]);
    }

    static string? Write(ExceptionDefinition exception, DiagnosticBag diagnostics)
    {
        var fields = exception.Fields!;
        if (!fields.IsList)
        {
            if (exception.Values.Find(v => v.IsList) is { } list)
            {
                diagnostics.Error(LoadCodes.Validate, "Expected values array to contain a list of strings", list.Span);
                return null;
            }

            string comparison = exception.Comparisons?.Text.Trim() ?? "in";
            return $"({fields.Text} {comparison} ({string.Join(", ", exception.Values.Select(v => Quote(v.Text)))}))";
        }

        var alternatives = new StringBuilder();
        foreach (var value in exception.Values)
        {
            if (value.Items is not { } members || members.Count != fields.Items!.Count)
            {
                diagnostics.Error(LoadCodes.Validate, $"each value of the exception '{exception.Name}' must be a list of {fields.Items!.Count}, one for each field", value.Span);
                return null;
            }

            var terms = fields.Items.Select((field, i) =>
            {
                string comparison = exception.Comparisons?.Items![i].Text.Trim() ?? "=";
                return $"{field.Text} {comparison} {Member(members[i], comparison)}";
            });
            alternatives.Append(alternatives.Length == 0 ? "(" : " or (").AppendJoin(" and ", terms).Append(')');
        }

        return $"({alternatives})";
    }

    static string Member(ExceptionEntry member, string comparison)
    {
        if (member.Items is { } items) return $"({string.Join(", ", items.Select(i => Quote(i.Text)))})";
        bool takesList = s_listOperators.Contains(comparison) || IsModified(comparison);
        string text = Quote(member.Text);
        return takesList && !text.StartsWith('(') ? $"({text})" : text;
    }

    static string Quote(string text) => text.Contains(' ') && !text.StartsWith('"') && !text.StartsWith('\'') ? $"\"{text}\"" : text;
}
