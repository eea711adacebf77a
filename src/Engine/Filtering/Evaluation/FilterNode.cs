using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// A bound condition or a part of one. Equal nodes of a <see cref="PredicateTable"/> are one object, and each is computed at most
/// once an event. Evaluation allocates nothing.
/// </summary>
public abstract class FilterNode
{
    PredicateTable _table = null!;
    long _epoch = -1;
    bool _result;

    private protected FilterNode(FieldScope scope, Estimate estimate)
    {
        Scope = scope;
        Estimate = estimate;
    }

    /// <summary>Whose state the node reads, and which events can change its answer: the union over its fields.</summary>
    public FieldScope Scope { get; }

    /// <summary>What is supposed of the node; decides about the order of evaluation.</summary>
    internal Estimate Estimate { get; }

    /// <summary>
    /// Whether it matters when the node is evaluated, for it remembers when it was (<c>evt.deltatime</c>). Such nodes are
    /// evaluated where they were written, all others in any order.
    /// </summary>
    internal bool KeepsItsPlace => (Scope & FieldScope.Memory) != 0;

    /// <summary>Whether the event's type is checked somewhere in the node.</summary>
    internal virtual bool AsksForType => false;

    /// <summary>The number of the node in its table.</summary>
    internal int Id { get; private set; }

    /// <summary>Whether the event satisfies the condition. <see cref="PredicateTable.BeginEvent"/> must have been called for the event.</summary>
    public bool Evaluate(scoped in EventContext context)
    {
        long epoch = _table.Epoch;
        if (_epoch == epoch) return _result;
        bool result = Compute(context);
        _result = result;
        _epoch = epoch;
        return result;
    }

    /// <summary>
    /// The answer while metadata of the event's container or pod are on their way (<see cref="EventContext.Awaited"/>): what asks for none of
    /// them is decided, and what it decides.
    /// What remembers when it was asked is left for the time when all is known, so that it is asked once.
    /// </summary>
    internal Truth Decide(scoped in EventContext context)
    {
        if ((Scope.Parts & (context.Awaited | StatePart.Memory)) != 0) return DecideParts(context);
        return Evaluate(context) ? Truth.True : Truth.False;
    }

    internal void Attach(PredicateTable table, int id)
    {
        _table = table;
        Id = id;
    }

    private protected abstract bool Compute(scoped in EventContext context);

    private protected virtual Truth DecideParts(scoped in EventContext context) => Truth.Unknown;
}
