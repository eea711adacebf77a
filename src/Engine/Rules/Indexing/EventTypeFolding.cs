using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>Conditions as they are for one event code: checks of the event's type are decided, and what they decide falls away.</summary>
sealed class EventTypeFolding(PredicateTable table, EventCode code)
{
    // Parts that are shared are met many times.
    readonly Dictionary<FilterNode, FilterNode> _folded = [];

    /// <summary>A node with the same result for every event of the code. What keeps its place stays as it is.</summary>
    public FilterNode Fold(FilterNode node)
    {
        if (!node.AsksForType || node.KeepsItsPlace) return node;
        if (_folded.TryGetValue(node, out var folded)) return folded;
        folded = node switch
        {
            EventTypePredicate type => type.IsFixed(code) is { } result ? table.Constant(result) : type,
            NotNode not => Not(Fold(not.Operand)),
            AndNode and => Join(and.Operands, neutral: true, table.And),
            OrNode or => Join(or.Operands, neutral: false, table.Or),
            _ => node,
        };
        _folded.Add(node, folded);
        return folded;
    }

    FilterNode Not(FilterNode operand) => operand is ConstantNode constant ? table.Constant(!constant.Value) : table.Not(operand);

    FilterNode Join(IReadOnlyList<FilterNode> operands, bool neutral, Func<FilterNode[], FilterNode> join)
    {
        List<FilterNode> left = [];
        foreach (var operand in operands)
        {
            var folded = Fold(operand);
            if (folded is not ConstantNode constant) left.Add(folded);
            else if (constant.Value != neutral) return constant;
        }

        return left.Count switch
        {
            0 => table.Constant(neutral),
            1 => left[0],
            _ => join([.. left]),
        };
    }
}
