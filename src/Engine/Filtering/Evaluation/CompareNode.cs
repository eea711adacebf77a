using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares a value with constants. Without a value every comparison is false, <c>!=</c> too.</summary>
sealed class CompareNode(PredicateTable table, ValueSource source, ValueTest test) : PredicateNode(table)
{
    protected override bool Ask(scoped in EventContext context) => source.TryRead(context, out var value) && test.Test(value);
}
