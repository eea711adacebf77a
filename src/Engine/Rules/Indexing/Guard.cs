using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>What has to be so for a part of a condition to be true: a value of one of the sources agrees with one of its constants.</summary>
/// <param name="Atoms">The constants with the predicates that they are from.</param>
/// <param name="Chance">How often that is supposed to be so.</param>
sealed record Guard(IReadOnlyList<(SourcePredicate Source, Constant Constant)> Atoms, double Chance)
{
    string? _sourcesKey;

    /// <summary>The sources, the same text for guards that ask the same ones. Most guards are parts of others and are never asked.</summary>
    public string SourcesKey => _sourcesKey ??= Atoms.Count == 1
        ? Atoms[0].Source.SourceKey
        : string.Join('\n', Atoms.Select(a => a.Source.SourceKey).Distinct().Order(StringComparer.Ordinal));
}
