using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>True when an operand is; asked from left to right until one is.</summary>
sealed class OrNode(FilterNode[] operands) : FilterNode
{
    public override bool Evaluate(scoped in EventContext context)
    {
        foreach (var operand in operands)
        {
            if (operand.Evaluate(context)) return true;
        }

        return false;
    }
}
