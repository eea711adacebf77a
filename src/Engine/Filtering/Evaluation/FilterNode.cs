using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A compiled condition or a part of one. Asking it allocates nothing.</summary>
public abstract class FilterNode
{
    /// <summary>Whether the event satisfies it.</summary>
    public abstract bool Evaluate(scoped in EventContext context);
}
