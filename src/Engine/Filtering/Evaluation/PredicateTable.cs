namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// The predicates of a ruleset. Equal predicates are one node, asked at most once an event, however many rules and macros
/// repeat them.
/// </summary>
public sealed class PredicateTable
{
    readonly Dictionary<string, FilterNode> _nodes = [];

    /// <summary>The number of different predicates.</summary>
    public int Count => _nodes.Count;

    /// <summary>The number of the current event; predicates keep their answer while it stands.</summary>
    internal long Epoch { get; private set; } = 1;

    /// <summary>Forgets the answers of the event before.</summary>
    public void BeginEvent() => Epoch++;

    /// <summary>The node of a predicate.</summary>
    /// <param name="canonicalText">The predicate as it is printed canonically: the same text is the same question.</param>
    internal FilterNode? Find(string canonicalText) => _nodes.GetValueOrDefault(canonicalText);

    internal void Add(string canonicalText, FilterNode node) => _nodes.Add(canonicalText, node);
}
