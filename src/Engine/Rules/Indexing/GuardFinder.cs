using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>Finds the guards of parts of conditions.</summary>
sealed class GuardFinder
{
    // A list of more constants than this says little of a value, and macros of macros could multiply it without bound.
    const int MaxAtoms = 4096;

    // A guard that holds for most events is not worth its look-up.
    const double MaxChance = 0.5;

    readonly Dictionary<Conjunct, Guard?> _known = [];

    /// <summary>The least likely guard of a part; null when it has none.</summary>
    public Guard? Find(Conjunct part)
    {
        if (_known.TryGetValue(part, out var guard)) return guard;
        guard = (part.Node, part.Expected) switch
        {
            (SourcePredicate predicate, true) => Of(predicate),
            (NotNode not, _) => Find(new Conjunct(not.Operand, !part.Expected)),
            (AndNode all, true) => Best(all.Operands, true),
            (OrNode any, false) => Best(any.Operands, false),
            (OrNode any, true) => Union(any.Operands, true),
            (AndNode all, false) => Union(all.Operands, false),
            _ => null,
        };
        _known.Add(part, guard);
        return guard;
    }

    static Guard? Of(SourcePredicate predicate)
    {
        if (predicate.KeepsItsPlace || predicate.Estimate.Chance > MaxChance || predicate.Required is not { } required || required.Count > MaxAtoms) return null;
        return new Guard([.. required.Select(constant => (predicate, constant))], predicate.Estimate.Chance);
    }

    Guard? Best(IReadOnlyList<FilterNode> operands, bool expected)
    {
        Guard? best = null;
        foreach (var operand in operands)
        {
            if (Find(new Conjunct(operand, expected)) is { } guard && (best is null || guard.Chance < best.Chance)) best = guard;
        }

        return best;
    }

    Guard? Union(IReadOnlyList<FilterNode> operands, bool expected)
    {
        List<(SourcePredicate, Constant)> atoms = [];
        double none = 1;
        foreach (var operand in operands)
        {
            if (Find(new Conjunct(operand, expected)) is not { } guard || atoms.Count + guard.Atoms.Count > MaxAtoms) return null;
            atoms.AddRange(guard.Atoms);
            none *= 1 - guard.Chance;
        }

        return 1 - none > MaxChance ? null : new Guard(atoms, 1 - none);
    }
}
