using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Finds what is allowed in a condition and should not be there.</summary>
static class ConditionWarnings
{
    public static void Find(FilterExpression expression, DiagnosticBag diagnostics)
    {
        switch (expression)
        {
            case AndExpression and:
                foreach (var operand in and.Operands) Find(operand, diagnostics);
                break;
            case OrExpression or:
                foreach (var operand in or.Operands) Find(operand, diagnostics);
                break;
            case NotExpression not:
                Find(not.Operand, diagnostics);
                break;
            case CheckExpression { Left: FieldExpression field } when FieldCatalogue.Find(field.Name) is { IsDeprecated: true }:
                diagnostics.Warning(LoadCodes.DeprecatedItem, Describe(field.Name), field.Span);
                break;
        }
    }

    // Since there are only exit events, their direction is always the same.
    static string Describe(string field) => field == "evt.dir"
        ? "'evt.dir' is deprecated: every event is an exit event, so '<' always holds and '>' never; expected no such check"
        : $"'{field}' is deprecated: without enter events it has no value";
}
