using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Checks an exception before it becomes text, which would hide where it is wrong (<c>rule-language</c> §4).</summary>
static class ExceptionChecks
{
    static readonly string[] s_listOperators = ["in", "pmatch", "intersects"];

    static readonly string[] s_modifiers = ["oneof", "anyof", "allof"];

    static readonly string[] s_modifiable =
        ["=", "==", "!=", "contains", "icontains", "bcontains", "startswith", "bstartswith", "endswith", "glob", "iglob", "regex"];

    /// <summary>Whether an operator takes a list in parentheses.</summary>
    public static bool TakesList(string comparison) => s_listOperators.Contains(comparison) || IsModified(comparison);

    public static bool Check(ExceptionDefinition exception, DiagnosticBag diagnostics)
    {
        if (exception.Fields is not { } fields) return true;
        bool isGood = true;
        foreach (var field in fields.Items ?? [fields]) isGood &= CheckField(field, diagnostics);
        if (exception.Comparisons is { } comparisons) isGood &= CheckComparisons(exception, fields, comparisons, diagnostics);
        foreach (var value in exception.Values) isGood &= CheckValue(value, fields, diagnostics);
        return isGood;
    }

    static bool CheckField(ExceptionEntry field, DiagnosticBag diagnostics)
    {
        // A transformer is checked when the condition is bound.
        string name = field.Text;
        if (name.Contains('(')) return true;
        int open = name.IndexOf('[');
        string? argument = open > 0 && name.EndsWith(']') ? name[(open + 1)..^1] : null;
        if (FieldCatalogue.TryBind(argument is null ? name : name[..open], argument, out _, out _, out string? suggestion)) return true;
        diagnostics.Error(LoadCodes.Validate, $"'{name}' is not a supported filter field", field.Span, suggestion);
        return false;
    }

    static bool CheckComparisons(ExceptionDefinition exception, ExceptionEntry fields, ExceptionEntry comparisons, DiagnosticBag diagnostics)
    {
        if (fields.IsList != comparisons.IsList || fields.Items?.Count != comparisons.Items?.Count)
        {
            string expected = fields.Items is { } list ? $"{list.Count}, one for each field" : "one operator that is no list, as 'fields' is none";
            diagnostics.Error(LoadCodes.Validate, $"'comps' of the exception '{exception.Name}' does not go with 'fields'; expected {expected}", comparisons.Span);
            return false;
        }

        bool isGood = true;
        foreach (var comparison in comparisons.Items ?? [comparisons])
        {
            string text = comparison.Text.Trim();
            if (TakesList(text) || (fields.IsList && Operators.All.Contains(text))) continue;
            string expected = fields.IsList ? "an operator such as =, in or 'startswith oneof'" : "in, pmatch, intersects, or an operator with oneof, anyof or allof";
            diagnostics.Error(
                LoadCodes.Validate, $"'{comparison.Text}' is not a supported comparison operator here; expected {expected}", comparison.Span,
                Suggestions.Closest(text, fields.IsList ? Operators.All : s_listOperators));
            isGood = false;
        }

        return isGood;
    }

    static bool CheckValue(ExceptionEntry value, ExceptionEntry fields, DiagnosticBag diagnostics)
    {
        string? expected =
            fields.Items is not { } list ? (value.IsList ? "a text, as 'fields' names one field" : null)
            : value.Items?.Count != list.Count ? $"a list of {list.Count}, one for each field"
            : null;
        var nested = (value.Items ?? []).SelectMany(m => m.Items ?? []).FirstOrDefault(m => m.IsList);
        if (nested is not null) expected ??= "lists of texts at most";
        if (expected is null) return true;
        diagnostics.Error(LoadCodes.Validate, $"this value does not go with 'fields'; expected {expected}", nested?.Span ?? value.Span);
        return false;
    }

    static bool IsModified(string comparison)
    {
        string[] words = comparison.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && s_modifiers.Contains(words[1]) && s_modifiable.Contains(words[0]);
    }
}
