using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Reporting;

/// <summary>What a condition names, each thing once, sorted.</summary>
sealed class ConditionDetails
{
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
        foreach (var leaf in ExpressionParts.LeavesOf(condition))
        {
            if (leaf is IdentifierExpression macro) details.Macros.Add(macro.Name);
            else if (leaf is CheckExpression check) details.Add(check);
        }

        return details;
    }

    void Add(CheckExpression check)
    {
        Operators.Add(check.OperatorText);
        foreach (var field in ExpressionParts.FieldsOf(check.Left).Concat(ExpressionParts.FieldsOf(check.Right))) Fields.Add(CanonicalText.Of(field));
        if (check.Right is not LiteralListExpression list) return;
        foreach (var item in list.Items) Values.Add(item.Text);
    }
}
