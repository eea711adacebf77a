using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>The right side of a check together with its operator: decides about one value of the left side.</summary>
abstract class ValueTest
{
    public abstract bool Matches(scoped in FieldValue value);
}
