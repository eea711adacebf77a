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

    /// <summary>Checks fields and operators, when the exception is defined.</summary>
    public static bool CheckFields(ExceptionDefinition exception, FieldCatalogue catalogue, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        if (exception.Fields is not { } fields) return true;
        if (exception.Comparisons is not { } comparisons || CheckComparisons(fields, comparisons, own))
        {
            // No more than are kept: what is like a wrong name takes 0.2 ms to find.
            foreach (var field in fields.Items ?? [fields])
            {
                if (own.Items.Count < DiagnosticBag.Limit) CheckField(field, catalogue, own);
            }
        }

        diagnostics.AddFrom(own, exception.Location);
        return !own.HasErrors;
    }

    /// <summary>Checks that the values go with the fields, when the rule is compiled.</summary>
    public static bool CheckValues(ExceptionDefinition exception, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        foreach (var value in exception.Values) CheckValue(value, exception.Fields!, own);
        diagnostics.AddFrom(own, exception.Location);
        return !own.HasErrors;
    }

    static void CheckField(ExceptionEntry field, FieldCatalogue catalogue, DiagnosticBag diagnostics)
    {
        // A transformer is checked when the condition is bound.
        string name = field.Text;
        if (name.Contains('(')) return;
        int open = name.IndexOf('[');
        string? argument = open > 0 && name.EndsWith(']') ? name[(open + 1)..^1] : null;
        if (catalogue.TryBind(argument is null ? name : name[..open], argument, out _, out _, out string? suggestion)) return;
        diagnostics.Error(LoadCodes.Validate, $"'{name}' is not a supported filter field", field.Span, suggestion);
    }

    static bool CheckComparisons(ExceptionEntry fields, ExceptionEntry comparisons, DiagnosticBag diagnostics)
    {
        if (fields.IsList != comparisons.IsList || fields.Items?.Count != comparisons.Items?.Count)
        {
            diagnostics.Error(
                LoadCodes.Validate,
                fields.Items is { } list
                    ? $"Fields and comps lists must have equal length; expected {list.Count}, one for each field"
                    : "Fields and comps must both be strings; expected one operator that is no list, as 'fields' is none",
                comparisons.Span);
            return false;
        }

        bool isGood = true;
        foreach (var comparison in comparisons.Items ?? [comparisons])
        {
            string text = comparison.Text.Trim();
            if (TakesList(text) || (fields.IsList && Operators.All.Contains(text))) continue;
            diagnostics.Error(
                LoadCodes.Validate,
                fields.IsList
                    ? $"'{text}' is not a supported comparison operator; expected one such as =, in or 'startswith oneof'"
                    : $"When fields is a single value, comps must be one of (in, pmatch, intersects) or a modifier operator (e.g. startswith oneof); '{text}' is none",
                comparison.Span,
                Suggestions.Closest(text, fields.IsList ? Operators.All : s_listOperators));
            isGood = false;
        }

        return isGood;
    }

    static void CheckValue(ExceptionEntry value, ExceptionEntry fields, DiagnosticBag diagnostics)
    {
        string? wrong =
            fields.Items is not { } list ? (value.IsList ? "Expected values array to contain a list of strings: 'fields' names one field, so each value is one text" : null)
            : value.Items?.Count != list.Count ? $"Fields and values lists must have equal length; expected a list of {list.Count}, one for each field"
            : null;
        var nested = (value.Items ?? []).SelectMany(m => m.Items ?? []).FirstOrDefault(m => m.IsList);
        if (nested is not null) wrong ??= "this list is nested too deep; expected lists of texts at most";
        if (wrong is not null) diagnostics.Error(LoadCodes.Validate, wrong, nested?.Span ?? value.Span);
    }

    static bool IsModified(string comparison)
    {
        string[] words = comparison.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && s_modifiers.Contains(words[1]) && s_modifiable.Contains(words[0]);
    }
}
