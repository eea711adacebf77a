using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// The nodes of all conditions of one engine. Equal nodes are one object, so that what a hundred rules ask of an event is
/// answered once. Owned by the thread that evaluates.
/// </summary>
public sealed class PredicateTable
{
    readonly Dictionary<string, FilterNode> _nodes = [];

    /// <summary>The number of different nodes.</summary>
    public int Count => _nodes.Count;

    /// <summary>Advances with every event.</summary>
    internal long Epoch { get; private set; }

    /// <summary>Where regular expressions decode values; one for all, as only one is matched at a time.</summary>
    internal Utf16Buffer Utf16 { get; } = new();

    /// <summary>Forgets every result; called once before an event's conditions are evaluated.</summary>
    public void BeginEvent() => Epoch++;

    /// <summary>How many parts of conditions are equal to no other, wherever they stand.</summary>
    internal int Places { get; private set; }

    /// <summary>A number for one more such part.</summary>
    internal int NewPlace() => ++Places;

    /// <summary>The predicate with this key, or null.</summary>
    internal FilterNode? Find(string key) => _nodes.GetValueOrDefault(key);

    /// <summary>Adds a predicate under a key that is not taken.</summary>
    internal FilterNode Add(string key, FilterNode node)
    {
        node.Attach(this, _nodes.Count);
        _nodes.Add(key, node);
        return node;
    }

    /// <summary>A conjunction; its operands are put into the cheapest order.</summary>
    internal FilterNode And(FilterNode[] operands)
    {
        Order(operands, node => node.Estimate.CostToRefute);
        return Intern(KeyOf('&', operands), () => new AndNode(operands, ScopeOf(operands)));
    }

    /// <summary>A disjunction; its operands are put into the cheapest order.</summary>
    internal FilterNode Or(FilterNode[] operands)
    {
        Order(operands, node => node.Estimate.CostToConfirm);
        return Intern(KeyOf('|', operands), () => new OrNode(operands, ScopeOf(operands)));
    }

    internal FilterNode Constant(bool value) => Intern(value ? "!true" : "!false", () => new ConstantNode(value));

    internal FilterNode Not(FilterNode operand) => Intern(KeyOf('!', [operand]), () => new NotNode(operand));

    FilterNode Intern(string key, Func<FilterNode> make) => Find(key) ?? Add(key, make());

    // Keys of predicates begin with a letter, a digit or a parenthesis, so these cannot meet them.
    static string KeyOf(char kind, FilterNode[] operands) => kind + string.Join(',', operands.Select(o => o.Id));

    static void Order(FilterNode[] operands, Func<FilterNode, double> rank)
    {
        if (operands.Any(o => o.KeepsItsPlace)) return;
        Array.Sort(operands, (a, b) => rank(a).CompareTo(rank(b)) is var order and not 0 ? order : a.Id.CompareTo(b.Id));
    }

    static FieldScope ScopeOf(FilterNode[] operands)
    {
        var scope = FieldScope.None;
        foreach (var operand in operands) scope |= operand.Scope;
        return scope;
    }
}
