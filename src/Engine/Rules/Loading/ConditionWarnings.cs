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
        var leaves = ExpressionParts.LeavesOf(condition);
        if (leaves.Find(IsUnsafe) is CheckExpression check)
        {
            diagnostics.Warning(
                LoadCodes.UnsafeNaCheck, "comparing a field value with <NA> is unsafe and can lead to unpredictable behavior; expected the operator 'exists'",
                check.Right!.Span);
        }

        HashSet<string> seen = [];
        foreach (var leaf in leaves)
        {
            if (leaf is CheckExpression { Left: FieldExpression only }) Find(only, seen, fields, diagnostics);
            else if (leaf is CheckExpression { Left: var left }) foreach (var field in ExpressionParts.FieldsOf(left)) Find(field, seen, fields, diagnostics);
        }
    }

    static void Find(FieldExpression field, HashSet<string> seen, FieldCatalogue fields, DiagnosticBag diagnostics)
    {
        if (!seen.Add(field.Name) || fields.Find(field.Name)?.Deprecation is not { } reason) return;
        diagnostics.Add(new Diagnostic(DiagnosticSeverity.Warning, LoadCodes.DeprecatedItem, reason, field.Span) { DeprecatedField = field.Name });
    }

    // Fields of these two sources once had <NA> for a value.
    static bool IsUnsafe(FilterExpression leaf) =>
        leaf is CheckExpression { Left: FieldExpression field } check
        && (field.Name.StartsWith("ka.", StringComparison.Ordinal) || field.Name.StartsWith("jevt.", StringComparison.Ordinal))
        && check.Operator is CheckOperator.Equal or CheckOperator.NotEqual or CheckOperator.In or CheckOperator.Intersects or CheckOperator.PathMatch
        && check.Right switch
        {
            LiteralExpression literal => literal.Text == NoValue,
            LiteralListExpression list => list.Items.Any(i => i.Text == NoValue),
            _ => false,
        };
}
