namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>What an expression is made of, in the order in which it was written.</summary>
static class ExpressionParts
{
    /// <summary>The checks and the names of macros. A conjunction or disjunction that stands in several places, as that of a macro does, is walked once.</summary>
    public static List<FilterExpression> LeavesOf(FilterExpression expression)
    {
        List<FilterExpression> leaves = [];
        AddLeaves(expression, leaves, new HashSet<FilterExpression>(ReferenceEqualityComparer.Instance));
        return leaves;
    }

    /// <summary>The fields in a value, those inside transformers too.</summary>
    public static IEnumerable<FieldExpression> FieldsOf(ValueExpression? value) => value switch
    {
        FieldExpression field => [field],
        TransformerExpression transformer => transformer.Arguments.SelectMany(FieldsOf),
        ValueListExpression list => list.Items.SelectMany(FieldsOf),
        _ => [],
    };

    static void AddLeaves(FilterExpression expression, List<FilterExpression> leaves, HashSet<FilterExpression> seen)
    {
        switch (expression)
        {
            case AndExpression and:
                AddAll(and, and.Operands, leaves, seen);
                break;
            case OrExpression or:
                AddAll(or, or.Operands, leaves, seen);
                break;
            case NotExpression not:
                AddLeaves(not.Operand, leaves, seen);
                break;
            default:
                leaves.Add(expression);
                break;
        }
    }

    static void AddAll(FilterExpression expression, IReadOnlyList<FilterExpression> operands, List<FilterExpression> leaves, HashSet<FilterExpression> seen)
    {
        if (!seen.Add(expression)) return;
        foreach (var operand in operands) AddLeaves(operand, leaves, seen);
    }
}
