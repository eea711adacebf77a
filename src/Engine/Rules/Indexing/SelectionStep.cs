using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>Rules out rules that cannot match an event.</summary>
/// <param name="rules">The rules that the step says something of, as bits.</param>
abstract class SelectionStep(ulong[] rules)
{
    /// <summary>The rules that the step says something of, as bits.</summary>
    protected ReadOnlySpan<ulong> Rules => rules;

    /// <summary>Clears the bits of rules that cannot match.</summary>
    /// <param name="context">The event.</param>
    /// <param name="live">The rules that can still match.</param>
    /// <param name="hits">Room of the same size.</param>
    /// <returns>Whether any rule is left.</returns>
    public bool Apply(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits) =>
        !Concerns(live) || Select(context, live, hits);

    /// <summary>The same while metadata of the event's container or pod are on their way: only what no metadata could change is ruled out.</summary>
    /// <param name="context">The event.</param>
    /// <param name="live">The rules that can still match.</param>
    /// <param name="hits">Room of the same size.</param>
    /// <param name="unknown">Takes the bits of rules that can no more be said to match.</param>
    /// <returns>Whether any rule is left.</returns>
    public bool Decide(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits, scoped Span<ulong> unknown) =>
        !Concerns(live) || SelectKnown(context, live, hits, unknown);

    bool Concerns(scoped ReadOnlySpan<ulong> live)
    {
        bool concerned = false;
        for (int i = 0; i < live.Length; i++) concerned |= (live[i] & rules[i]) != 0;
        return concerned;
    }

    protected abstract bool Select(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits);

    protected abstract bool SelectKnown(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits, scoped Span<ulong> unknown);
}
