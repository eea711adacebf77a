using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Appends exceptions to those that a rule has (<c>rule-language</c> §4).</summary>
static class ExceptionMerger
{
    public static void Append(RuleDefinition rule, List<ExceptionDefinition> added, DiagnosticBag diagnostics)
    {
        foreach (var exception in added)
        {
            int known = rule.Exceptions.FindIndex(e => e.Name == exception.Name);
            if (known < 0) Add(rule, exception, diagnostics);
            else if (exception.Fields is null && exception.Comparisons is null)
                rule.Exceptions[known] = rule.Exceptions[known] with { Values = [.. rule.Exceptions[known].Values, .. exception.Values] };
            else
                Refuse(exception, $"Can not append exception {(exception.Fields is null ? "comps" : "fields")} to existing exception, only values", diagnostics);
        }
    }

    static void Add(RuleDefinition rule, ExceptionDefinition exception, DiagnosticBag diagnostics)
    {
        if (exception.Fields is null)
            Refuse(exception, "Rule exception must have fields property with a list of fields: the rule has no exception of this name yet", diagnostics);
        else if (exception.Values.Count == 0)
            Refuse(exception, "Rule exception must have values property with a list of values: the rule has no exception of this name yet", diagnostics);
        else if (rule.KnownSource is not { } source || ExceptionChecks.CheckFields(exception, source.Fields, diagnostics))
            rule.Exceptions.Add(exception);
    }

    static void Refuse(ExceptionDefinition exception, string message, DiagnosticBag diagnostics) =>
        diagnostics.Error(LoadCodes.Validate, message, exception.Span, null, exception.Location);
}
