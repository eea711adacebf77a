using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Finds what is allowed in a condition and should not be there; each kind is reported once a rule, at its first place.</summary>
sealed class ConditionWarnings(FieldCatalogue fields)
{
    const string NoValue = "<NA>";

    readonly Dictionary<string, Diagnostic> _deprecated = [];
    SourceSpan? _unsafe;

    public static void Find(FilterExpression condition, FieldCatalogue fields, DiagnosticBag diagnostics)
    {
        var warnings = new ConditionWarnings(fields);
        warnings.Visit(condition);
        if (warnings._unsafe is { } place)
        {
            diagnostics.Warning(
                LoadCodes.UnsafeNaCheck, "comparing a field value with <NA> is unsafe and can lead to unpredictable behavior; expected the operator 'exists'", place);
        }

        foreach (var warning in warnings._deprecated.Values) diagnostics.Add(warning);
    }

    void Visit(FilterExpression expression)
    {
        switch (expression)
        {
            case AndExpression and:
                foreach (var operand in and.Operands) Visit(operand);
                break;
            case OrExpression or:
                foreach (var operand in or.Operands) Visit(operand);
                break;
            case NotExpression not:
                Visit(not.Operand);
                break;
            case CheckExpression check:
                Visit(check.Left);
                if (_unsafe is null && IsUnsafe(check)) _unsafe = check.Right!.Span;
                break;
        }
    }

    void Visit(ValueExpression value)
    {
        switch (value)
        {
            case FieldExpression field when fields.Find(field.Name)?.Deprecation is { } reason:
                _deprecated.TryAdd(
                    field.Name, new Diagnostic(DiagnosticSeverity.Warning, LoadCodes.DeprecatedItem, reason, field.Span) { DeprecatedField = field.Name });
                break;
            case TransformerExpression transformer:
                foreach (var argument in transformer.Arguments) Visit(argument);
                break;
            case ValueListExpression list:
                foreach (var item in list.Items) Visit(item);
                break;
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
