using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Reporting;

/// <summary>What a condition names, each thing once, sorted.</summary>
sealed class ConditionDetails
{
    readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The macros; none once they are in place.</summary>
    public SortedSet<string> Macros { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields with their arguments.</summary>
    public SortedSet<string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>The operators as they were written.</summary>
    public SortedSet<string> Operators { get; } = new(StringComparer.Ordinal);

    /// <summary>The members of lists on the right, among which are the names of lists before these are in place.</summary>
    public SortedSet<string> Values { get; } = new(StringComparer.Ordinal);

    public static ConditionDetails Of(FilterExpression condition)
    {
        var details = new ConditionDetails();
        details.Visit(condition);
        return details;
    }

    void Visit(FilterExpression expression)
    {
        // The trees of macros are shared.
        if (!_seen.Add(expression)) return;
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
            case IdentifierExpression identifier:
                Macros.Add(identifier.Name);
                break;
            case CheckExpression check:
                Visit(check.Left);
                Operators.Add(check.OperatorText);
                if (check.Right is LiteralListExpression list) AddValues(list);
                else if (check.Right is not null) Visit(check.Right);
                break;
        }
    }

    void Visit(ValueExpression value)
    {
        switch (value)
        {
            case FieldExpression field:
                Fields.Add(CanonicalText.Of(field));
                break;
            case TransformerExpression transformer:
                foreach (var argument in transformer.Arguments) Visit(argument);
                break;
            case ValueListExpression list:
                foreach (var item in list.Items) Visit(item);
                break;
        }
    }

    void AddValues(LiteralListExpression list)
    {
        foreach (var item in list.Items) Values.Add(item.Text);
    }
}
