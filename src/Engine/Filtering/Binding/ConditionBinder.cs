using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// Turns the tree of a condition into nodes that can be asked: finds the fields, checks operators against types, reads the
/// constants. Every error of the condition is reported, not only the first.
/// </summary>
/// <param name="predicates">Where equal predicates of all rules meet.</param>
public sealed partial class ConditionBinder(PredicateTable predicates)
{
    DiagnosticBag _diagnostics = new();

    /// <summary>Binds a condition whose macros are resolved; null with errors when it cannot be.</summary>
    public FilterNode? Bind(FilterExpression expression, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        return BindNode(expression);
    }

    FilterNode? BindNode(FilterExpression expression)
    {
        switch (expression)
        {
            case AndExpression and:
                return BindAll(and.Operands) is { } all ? new AndNode(all) : null;
            case OrExpression or:
                return BindAll(or.Operands) is { } any ? new OrNode(any) : null;
            case NotExpression not:
                return BindNode(not.Operand) is { } operand ? new NotNode(operand) : null;
            case CheckExpression check:
                return BindCheck(check);
            case IdentifierExpression identifier:
                return Fail(identifier.Span, $"Undefined macro '{identifier.Name}' used in filter.");
            default:
                throw new InvalidOperationException(expression.GetType().Name);
        }
    }

    FilterNode[]? BindAll(IReadOnlyList<FilterExpression> operands)
    {
        var nodes = new FilterNode[operands.Count];
        bool complete = true;
        for (int i = 0; i < nodes.Length; i++)
        {
            if (BindNode(operands[i]) is { } node) nodes[i] = node;
            else complete = false;
        }

        return complete ? nodes : null;
    }

    FilterNode? BindCheck(CheckExpression check)
    {
        string text = check.ToString();
        if (predicates.Find(text) is { } known) return known;
        if (MakeNode(check) is not { } node) return null;
        // A field that remembers when it was asked (evt.deltatime) remembers it for each place where it is written.
        bool isShared = check.Left is not FieldExpression field || !FieldCatalogue.TryBind(field.Name, field.Argument, out var bound, out _, out _) || bound.Argument.Memory is null;
        if (isShared) predicates.Add(text, node);
        return node;
    }

    FilterNode? MakeNode(CheckExpression check)
    {
        if (BindValue(check.Left) is not { } left) return null;
        var comparison = left is FieldSource { Field: var field } ? field.Comparison : FieldComparison.Value;
        if (check.Operator == CheckOperator.Exists)
        {
            return comparison switch
            {
                FieldComparison.AnyAncestor => new AncestorNode(predicates, ((FieldSource)left).Field.Field.ExtractAncestor!, null),
                FieldComparison.EitherEndpoint => new EndpointNode(predicates, isPort: false, null, negated: false),
                _ => new ExistsNode(predicates, left),
            };
        }

        if (!CheckOperatorFits(check, left)) return null;
        if (check.Right is TransformerExpression or FieldExpression) return BindFieldPair(check, left, comparison);
        switch (comparison)
        {
            case FieldComparison.AnyAncestor:
                return MakeTest(check, left) is { } ancestor ? new AncestorNode(predicates, ((FieldSource)left).Field.Field.ExtractAncestor!, ancestor) : null;
            case FieldComparison.EitherEndpoint:
                bool negated = check.Operator == CheckOperator.NotEqual;
                var positive = negated ? check with { Operator = CheckOperator.Equal } : check;
                return MakeTest(positive, left) is { } end ? new EndpointNode(predicates, !FieldTypes.IsAddress(left.Type), end, negated) : null;
            case FieldComparison.Within:
                return check.Right is LiteralExpression literal && ReadNumber(literal, FieldType.UInt64) is { } limit
                    ? new CompareNode(predicates, left, new WithinTest(limit))
                    : null;
            default:
                return MakeTest(check, left) is { } test ? new CompareNode(predicates, left, test) : null;
        }
    }

    FilterNode? BindFieldPair(CheckExpression check, ValueSource left, FieldComparison comparison)
    {
        if (comparison != FieldComparison.Value || left is FieldSource source && source.Field.Field.Has(FieldTraits.NoRightHandSide))
            return Fail(check.Left.Span, $"'{check.Left}' cannot be compared with another field");
        if (check.Operator is CheckOperator.PathMatch or CheckOperator.Regex)
            return Fail(check.Right!.Span, $"'{check.OperatorText}' takes constants, not another field");
        if (BindValue(check.Right!) is not { } right) return null;
        if (right is FieldSource { Field: var rightField } && (rightField.Field.Has(FieldTraits.NoRightHandSide) || rightField.Comparison != FieldComparison.Value))
            return Fail(check.Right!.Span, $"'{rightField.Name}' cannot stand on the right of a comparison");
        if (left.Type != right.Type || left.IsList != right.IsList)
            return Fail(check.Right!.Span, $"both sides must have the same type: the left is {Describe(left)}, the right {Describe(right)}");
        return new CompareFieldsNode(predicates, left, check.Operator, right);
    }

    static string Describe(ValueSource source) => (source.IsList ? "a list of " : "") + source.Type.ToString().ToLowerInvariant();

    FilterNode? Fail(SourceSpan span, string message, string? suggestion = null)
    {
        _diagnostics.Error(LoadCodes.CompileCondition, message, span, suggestion);
        return null;
    }
}
