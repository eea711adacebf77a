using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Finds what is allowed in a condition and should not be there; each kind is reported once a rule, at its first place.</summary>
static class ConditionWarnings
{
    const string NoValue = "<NA>";

    public static void Find(FilterExpression condition, FieldCatalogue fields, DiagnosticBag diagnostics)
    {
        List<CheckExpression> checks = [.. ExpressionParts.LeavesOf(condition).OfType<CheckExpression>()];
        if (checks.Find(IsUnsafe) is { } check)
        {
            diagnostics.Warning(
                LoadCodes.UnsafeNaCheck, "comparing a field value with <NA> is unsafe and can lead to unpredictable behavior; expected the operator 'exists'",
                check.Right!.Span);
        }

        foreach (var field in checks.SelectMany(c => ExpressionParts.FieldsOf(c.Left)).DistinctBy(f => f.Name))
        {
            if (fields.Find(field.Name)?.Deprecation is not { } reason) continue;
            diagnostics.Add(new Diagnostic(DiagnosticSeverity.Warning, LoadCodes.DeprecatedItem, reason, field.Span) { DeprecatedField = field.Name });
        }
    }

    // Fields of these two sources once had <NA> for a value.
    static bool IsUnsafe(CheckExpression check) =>
        check.Left is FieldExpression field
        && (field.Name.StartsWith("ka.", StringComparison.Ordinal) || field.Name.StartsWith("jevt.", StringComparison.Ordinal))
        && check.Operator is CheckOperator.Equal or CheckOperator.NotEqual or CheckOperator.In or CheckOperator.Intersects or CheckOperator.PathMatch
        && check.Right switch
        {
            LiteralExpression literal => literal.Text == NoValue,
            LiteralListExpression list => list.Items.Any(i => i.Text == NoValue),
            _ => false,
        };
}
