using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>Looks values up among the constants of many rules: those of which no constant is met cannot match.</summary>
/// <param name="sources">The sources of the values, each with its constants; their bits are rules.</param>
/// <param name="rules">The rules that have such constants.</param>
sealed class LookUpStep((SourcePredicate Source, ConstantIndex Index)[] sources, ulong[] rules) : SelectionStep(rules)
{
    readonly StatePart _reads = sources.Aggregate(StatePart.None, (parts, s) => parts | s.Source.Scope.Parts);

    protected override bool Select(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits)
    {
        hits.Clear();
        foreach (var (source, index) in sources) source.LookUp(context, index, hits);
        ulong left = 0;
        for (int i = 0; i < live.Length; i++) left |= live[i] &= hits[i] | ~Rules[i];
        return left != 0;
    }

    protected override bool SelectKnown(scoped in EventContext context, scoped Span<ulong> live, scoped Span<ulong> hits, scoped Span<ulong> unknown) =>
        (_reads & context.Awaited) != 0 || Select(context, live, hits);
}
