using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>exists</c>: whether there is a value.</summary>
sealed class ExistsNode(PredicateTable table, ValueSource source) : PredicateNode(table)
{
    protected override bool Ask(scoped in EventContext context) => source.TryRead(context, out _);
}
