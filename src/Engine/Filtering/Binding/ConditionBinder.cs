using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// Checks conditions against the fields there are and their types, reads the constants, and makes nodes that can be evaluated.
/// Every mistake of a condition is reported, not only the first.
/// </summary>
/// <param name="table">Where the nodes of all conditions are kept; conditions on another source need another table.</param>
/// <param name="source">The source whose fields and event types there are.</param>
public sealed partial class ConditionBinder(PredicateTable table, EventSource source)
{
    /// <summary>How deep an expression may be nested once macros are in place; evaluation calls itself as deep.</summary>
    public const int MaxDepth = 1000;

    // Macros that use macros twice each double an expression with every step, though it is small: the walk below meets each of
    // its parts once, and this says where parts failed that are met again.
    readonly Dictionary<FilterExpression, FilterNode?> _bound = new(ReferenceEqualityComparer.Instance);

    // The conditions of a hundred rules share the expressions of their macros: those about which there is nothing to say, and
    // which mean the same in every condition, are bound for all of them at once.
    readonly Dictionary<FilterExpression, FilterNode> _shared = new(ReferenceEqualityComparer.Instance);

    // The outputs of a hundred rules name the same twenty fields.
    readonly Dictionary<(string Name, string? Argument), FieldSource> _fields = [];

    DiagnosticBag _diagnostics = new();

    /// <summary>The fields there are.</summary>
    public FieldCatalogue Fields => source.Fields;

    /// <summary>Binds a condition.</summary>
    /// <param name="expression">The condition; macros must have been put in place.</param>
    /// <param name="diagnostics">Receives what is wrong, and warnings.</param>
    /// <returns>The node to evaluate, or null after errors.</returns>
    public FilterNode? Bind(FilterExpression expression, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _bound.Clear();
        return Bind(expression, 0);
    }

    /// <summary>Binds a field or transformer by itself, as output formats use them.</summary>
    /// <param name="expression">The field or transformer.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <returns>What gives its value, or null after errors.</returns>
    public ValueSource? BindValue(ValueExpression expression, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        return Source(expression);
    }

    FilterNode? Bind(FilterExpression expression, int depth)
    {
        if (_shared.TryGetValue(expression, out var shared)) return shared;
        if (_bound.TryGetValue(expression, out var node)) return node;
        if (depth > MaxDepth)
        {
            Error(expression.Span, $"the condition is nested too deeply: more than {MaxDepth} levels, macros included");
            return null;
        }

        var before = (_diagnostics.Count, table.Places);
        node = expression switch
        {
            AndExpression and => BindAll(and.Operands, depth) is { } operands ? table.And(operands) : null,
            OrExpression or => BindAll(or.Operands, depth) is { } operands ? table.Or(operands) : null,
            NotExpression not => Bind(not.Operand, depth + 1) is { } operand ? table.Not(operand) : null,
            CheckExpression check => BindCheck(check),
            IdentifierExpression identifier => Undefined(identifier),
            _ => null,
        };
        bool isShared = node is not null && before == (_diagnostics.Count, table.Places);
        if (isShared) _shared.Add(expression, node!);
        else _bound.Add(expression, node);
        return node;
    }

    FilterNode[]? BindAll(IReadOnlyList<FilterExpression> operands, int depth)
    {
        var nodes = new FilterNode[operands.Count];
        bool complete = true;
        for (int i = 0; i < nodes.Length; i++)
        {
            if (Bind(operands[i], depth + 1) is { } node) nodes[i] = node;
            else complete = false;
        }

        return complete ? nodes : null;
    }

    FilterNode? Undefined(IdentifierExpression identifier)
    {
        _diagnostics.Error(LoadCodes.Validate, $"there is no macro '{identifier.Name}'; a field would have a dot", identifier.Span);
        return null;
    }

    void Error(SourceSpan span, string message, string? suggestion = null) => _diagnostics.Error(LoadCodes.CompileCondition, message, span, suggestion);
}
