using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>True when every operand is; asked from left to right until one is not.</summary>
sealed class AndNode(FilterNode[] operands) : FilterNode
{
    public override bool Evaluate(scoped in EventContext context)
    {
        foreach (var operand in operands)
        {
            if (!operand.Evaluate(context)) return false;
        }

        return true;
    }
}
