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
            if (known >= 0)
            {
                if (exception.Fields is not null || exception.Comparisons is not null)
                    diagnostics.Error(LoadCodes.Validate, $"the exception '{exception.Name}' is there already, with its fields; expected only 'values' here", exception.Span);
                else
                    rule.Exceptions[known] = rule.Exceptions[known] with { Values = [.. rule.Exceptions[known].Values, .. exception.Values] };
            }
            else if (exception.Fields is null || exception.Values.Count == 0)
            {
                diagnostics.Error(LoadCodes.Validate, $"the rule has no exception '{exception.Name}' yet; expected 'fields' and 'values' for a new one", exception.Span);
            }
            else
            {
                rule.Exceptions.Add(exception);
            }
        }
    }
}
