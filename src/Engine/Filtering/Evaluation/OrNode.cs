using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>True when any operand is; evaluated from left to right up to the first that is.</summary>
sealed class OrNode(FilterNode[] operands, FieldScope scope) : FilterNode(scope, Estimate.Any(operands))
{
    public IReadOnlyList<FilterNode> Operands => operands;

    internal override bool AsksForType { get; } = operands.Any(o => o.AsksForType);

    private protected override bool Compute(scoped in EventContext context)
    {
        foreach (var operand in operands)
        {
            if (operand.Evaluate(context)) return true;
        }

        return false;
    }
    private protected override Truth DecideParts(scoped in EventContext context)
    {
        var result = Truth.False;
        foreach (var operand in operands)
        {
            var truth = operand.Decide(context);
            if (truth == Truth.True) return Truth.True;
            if (truth == Truth.Unknown) result = Truth.Unknown;
        }

        return result;
    }
}
