using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>A rule's condition as it was written, with its exceptions.</summary>
public sealed class ConditionOutline
{
    internal ConditionOutline(ConditionPart root, int count, PredicateTable predicates)
    {
        Root = root;
        Count = count;
        Predicates = predicates;
        Conjuncts = [.. Flatten(root, isRoot: true)];
    }

    /// <summary>The whole condition.</summary>
    public ConditionPart Root { get; }

    /// <summary>What all has to hold, and the exceptions that must not apply: the parts of the outermost conjunctions.</summary>
    public IReadOnlyList<ConditionPart> Conjuncts { get; }

    /// <summary>The number of parts.</summary>
    internal int Count { get; }

    /// <summary>Where the checks remember what they came to.</summary>
    internal PredicateTable Predicates { get; }

    /// <summary>Makes the outline of a rule.</summary>
    public static ConditionOutline Of(RulesCompilation rules, RuleCompilation rule) => new OutlineBuilder(rules, rule.Definition).Build();

    // A rule whose whole condition is one macro has that macro's conjuncts.
    static IEnumerable<ConditionPart> Flatten(ConditionPart part, bool isRoot) => part.Kind switch
    {
        PartKind.All => part.Parts.SelectMany(p => Flatten(p, isRoot: false)),
        PartKind.Macro when isRoot => Flatten(part.Parts[0], isRoot),
        _ => [part],
    };
}
