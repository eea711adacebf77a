using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

public sealed partial class ConditionBinder
{
    // The table of rule-language §6.2.
    bool CheckOperatorFits(CheckExpression check, ValueSource left)
    {
        bool fits = left.IsList
            ? check.Operator is CheckOperator.In or CheckOperator.Intersects && check.Modifier == CheckModifier.None
            : check.Operator switch
            {
                CheckOperator.Equal or CheckOperator.NotEqual or CheckOperator.In or CheckOperator.Intersects => true,
                CheckOperator.Less or CheckOperator.LessOrEqual or CheckOperator.Greater or CheckOperator.GreaterOrEqual =>
                    FieldTypes.IsNumber(left.Type) || FieldTypes.IsText(left.Type),
                CheckOperator.Contains or CheckOperator.StartsWith or CheckOperator.EndsWith => FieldTypes.IsText(left.Type) || left.Type == FieldType.Buffer,
                CheckOperator.ContainsBytes or CheckOperator.StartsWithBytes => left.Type == FieldType.Buffer,
                _ => FieldTypes.IsText(left.Type),
            };
        if (fits && left is FieldSource { Field.Comparison: FieldComparison.EitherEndpoint or FieldComparison.Within } field)
            fits = EndpointOperatorFits(check, field);
        if (fits) return true;

        Fail(
            check.OperatorSpan,
            left.IsList
                ? $"'{check.OperatorText}' operator not supported list filters"
                : $"'{check.OperatorText}' operator not supported for {Group(left.Type)} filters");
        return false;
    }

    static bool EndpointOperatorFits(CheckExpression check, FieldSource field)
    {
        if (check.Modifier != CheckModifier.None) return false;
        if (field.Field.Comparison == FieldComparison.Within) return check.Operator == CheckOperator.Equal;
        return check.Operator is CheckOperator.Equal or CheckOperator.NotEqual or CheckOperator.In || !FieldTypes.IsAddress(field.Type);
    }

    static string Group(FieldType type) => type switch
    {
        FieldType.Buffer => "buffer",
        _ when FieldTypes.IsText(type) => "string",
        _ when FieldTypes.IsAddress(type) => "ip address and network",
        _ => "numeric",
    };
}
