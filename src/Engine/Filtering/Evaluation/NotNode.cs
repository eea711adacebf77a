using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>True when the operand is not; so also where the operand had no value to compare.</summary>
sealed class NotNode(FilterNode operand) : FilterNode
{
    public override bool Evaluate(scoped in EventContext context) => !operand.Evaluate(context);
}
