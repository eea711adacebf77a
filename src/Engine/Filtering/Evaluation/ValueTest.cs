using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>The right side of a check together with its operator: decides about one value of the left side.</summary>
abstract class ValueTest
{
    /// <summary>What it costs beside reading the value; see <see cref="Estimate"/>.</summary>
    public virtual double Cost => 0.5;

    /// <summary>How often it is supposed to be true; see <see cref="Estimate"/>.</summary>
    public virtual double Chance => Required is { } required ? Math.Min(0.6, required.Sum(c => c.Chance)) : 0.5;

    /// <summary>Constants of which every value that passes agrees with at least one; null when there are none to name.</summary>
    public virtual IReadOnlyList<Constant>? Required => null;

    public abstract bool Matches(scoped in FieldValue value);
}
