using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>A condition as parts that all have to come out one way, negations pushed down.</summary>
sealed class Conjunction
{
    readonly HashSet<Conjunct> _seen = [];
    readonly List<Conjunct> _parts = [];

    public Conjunction(FilterNode condition)
    {
        Add(new Conjunct(condition, true));
        int free = _parts.FindIndex(p => p.Node.KeepsItsPlace);
        FreeCount = free < 0 ? _parts.Count : free;
        _parts.Sort(0, FreeCount, Comparer<Conjunct>.Create((a, b) =>
            a.Estimate.CostToRefute.CompareTo(b.Estimate.CostToRefute) is var order and not 0 ? order : a.Node.Id.CompareTo(b.Node.Id)));
    }

    /// <summary>The parts, the free ones in the cheapest order.</summary>
    public IReadOnlyList<Conjunct> Parts => _parts;

    /// <summary>How many of the first parts may be evaluated in any order; those behind only after them, as they were written.</summary>
    public int FreeCount { get; }

    /// <summary>Whether no event satisfies it.</summary>
    public bool IsImpossible { get; private set; }

    void Add(Conjunct part)
    {
        if (!_seen.Add(part)) return;
        switch (part.Node)
        {
            case ConstantNode constant:
                if (constant.Value != part.Expected) IsImpossible = true;
                break;
            case NotNode not:
                Add(new Conjunct(not.Operand, !part.Expected));
                break;
            case AndNode all when part.Expected:
                foreach (var operand in all.Operands) Add(new Conjunct(operand, true));
                break;
            case OrNode any when !part.Expected:
                foreach (var operand in any.Operands) Add(new Conjunct(operand, false));
                break;
            default:
                _parts.Add(part);
                break;
        }
    }
}
