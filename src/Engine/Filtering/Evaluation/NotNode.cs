using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>True when the operand is not, also where it is false for want of a value.</summary>
sealed class NotNode(FilterNode operand) : FilterNode(operand.Scope, operand.Estimate.Negated)
{
    public FilterNode Operand => operand;

    internal override bool AsksForType => operand.AsksForType;

    private protected override bool Compute(scoped in EventContext context) => !operand.Evaluate(context);

    private protected override Truth DecideParts(scoped in EventContext context) => operand.Decide(context).Not();
}
