namespace Gyrfalcon.Engine.Explaining;

/// <summary>
/// Finds the checks that stand in the way of a condition: those that would have to come out differently, as few as can be. Where
/// several alternatives are equally near it is the first.
/// </summary>
sealed class Blockers(ConditionOutline outline, OutlineTruths truths)
{
    // Macros of macros multiply; what is that far away is of no interest.
    const int Far = 1_000_000;

    // By part and by what is wanted of it; -1 while it is not known.
    readonly int[] _costs = new int[2 * outline.Count];
    readonly HashSet<(int, bool)> _seen = [];

    /// <summary>The checks, in the order in which they were written.</summary>
    public List<ConditionPart> Find()
    {
        Array.Fill(_costs, -1);
        _seen.Clear();
        List<ConditionPart> found = [];
        Collect(outline.Root, wanted: true, found);
        return found;
    }

    void Collect(ConditionPart part, bool wanted, List<ConditionPart> found)
    {
        if (CostOf(part, wanted) == 0 || !_seen.Add((part.Id, wanted))) return;
        switch (part.Kind)
        {
            case PartKind.Check:
                found.Add(part);
                break;
            case PartKind.All or PartKind.Any when wanted == (part.Kind == PartKind.All):
                foreach (var operand in part.Parts) Collect(operand, wanted, found);
                break;
            case PartKind.All or PartKind.Any:
                Collect(part.Parts.MinBy(p => CostOf(p, wanted))!, wanted, found);
                break;
            default:
                Collect(part.Parts[0], wanted == (part.Kind == PartKind.Macro), found);
                break;
        }
    }

    // How many checks would have to come out differently.
    int CostOf(ConditionPart part, bool wanted)
    {
        int index = 2 * part.Id + (wanted ? 1 : 0);
        if (_costs[index] < 0) _costs[index] = Compute(part, wanted);
        return _costs[index];
    }

    int Compute(ConditionPart part, bool wanted)
    {
        if (truths[part] == (wanted ? PartTruth.True : PartTruth.False)) return 0;
        return part.Kind switch
        {
            PartKind.Check => 1,
            PartKind.Macro => CostOf(part.Parts[0], wanted),
            PartKind.Not or PartKind.Exception => CostOf(part.Parts[0], !wanted),
            _ when wanted == (part.Kind == PartKind.All) => part.Parts.Aggregate(0, (sum, p) => Math.Min(Far, sum + CostOf(p, wanted))),
            _ => part.Parts.Min(p => CostOf(p, wanted)),
        };
    }
}
