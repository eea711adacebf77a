using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>True when every operand is; evaluated from left to right up to the first that is not.</summary>
sealed class AndNode(FilterNode[] operands, FieldScope scope) : FilterNode(scope, Estimate.All(operands))
{
    public IReadOnlyList<FilterNode> Operands => operands;

    internal override bool AsksForType { get; } = operands.Any(o => o.AsksForType);

    private protected override bool Compute(scoped in EventContext context)
    {
        foreach (var operand in operands)
        {
            if (!operand.Evaluate(context)) return false;
        }

        return true;
    }
    private protected override Truth DecideParts(scoped in EventContext context)
    {
        var result = Truth.True;
        foreach (var operand in operands)
        {
            var truth = operand.Decide(context);
            if (truth == Truth.False) return Truth.False;
            if (truth == Truth.Unknown) result = Truth.Unknown;
        }

        return result;
    }
}
