using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>True or false whatever the event.</summary>
sealed class ConstantNode(bool value) : FilterNode(FieldScope.None, new Estimate(0, value ? 1 : 0))
{
    public bool Value => value;

    private protected override bool Compute(scoped in EventContext context) => value;
}
