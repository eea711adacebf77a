using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Testing;

/// <summary>
/// Which checks of a rule's condition have decided what it came to, and how. A check decides when everything around it leaves it to
/// the check: of a conjunction that fails the only part that fails, of a disjunction that holds the only part that holds. A test
/// in which two parts fail says of neither that it is needed.
/// </summary>
public sealed class RuleCoverage
{
    readonly OutlineTruths _truths;
    readonly ConditionPart _root;
    readonly bool[] _decidedTrue;
    readonly bool[] _decidedFalse;
    readonly bool[] _visited;
    readonly List<ConditionPart> _checks = [];

    internal RuleCoverage(RulesCompilation rules, RuleCompilation rule)
    {
        Rule = rule;
        var outline = ConditionOutline.Of(rules, rule);
        _root = outline.Root;
        _truths = new OutlineTruths(outline);
        _decidedTrue = new bool[outline.Count];
        _decidedFalse = new bool[outline.Count];
        _visited = new bool[outline.Count];
        Gather(_root);
        Array.Clear(_visited);
    }

    /// <summary>The rule.</summary>
    public RuleCompilation Rule { get; }

    /// <summary>The tests in which the rule must fire.</summary>
    public int FiringTests { get; internal set; }

    /// <summary>The tests in which it must not, and was asked of an event.</summary>
    public int SilentTests { get; internal set; }

    /// <summary>How many of the two sides of all checks have been decided, in percent.</summary>
    public int Percent => _checks.Count == 0 ? 100 : 100 * _checks.Sum(c => (_decidedTrue[c.Id] ? 1 : 0) + (_decidedFalse[c.Id] ? 1 : 0)) / (2 * _checks.Count);

    /// <summary>
    /// The checks that have not decided both ways, in the order of the condition. Checks of the event type are left out: the rule is asked
    /// of those events alone.
    /// </summary>
    public IEnumerable<UndecidedCheck> Undecided =>
        _checks.Where(c => !_decidedTrue[c.Id] || !_decidedFalse[c.Id]).Select(c => new UndecidedCheck(c, !_decidedTrue[c.Id], !_decidedFalse[c.Id]));

    /// <summary>Looks at an event that the rule is asked of.</summary>
    internal void Look(scoped in EventContext context)
    {
        _truths.Evaluate(context, isAsked: true);
        Array.Clear(_visited);
        Mark(_root);
    }

    // A macro is one part wherever it is named, and its checks are listed once.
    void Gather(ConditionPart part)
    {
        if (_visited[part.Id]) return;
        _visited[part.Id] = true;
        if (part.Kind == PartKind.Check && !part.Node!.AsksForType) _checks.Add(part);
        foreach (var inner in part.Parts) Gather(inner);
    }

    void Mark(ConditionPart part)
    {
        var truth = _truths[part];
        if (_visited[part.Id] || truth == PartTruth.NotAsked) return;
        _visited[part.Id] = true;
        if (truth == PartTruth.True) _decidedTrue[part.Id] = true;
        else _decidedFalse[part.Id] = true;

        // What all parts agree in is decided by all of them; what one part is enough for, by one alone.
        bool isByOne = part.Kind == PartKind.All && truth == PartTruth.False || part.Kind == PartKind.Any && truth == PartTruth.True;
        if (isByOne && part.Parts.Count(p => _truths[p] == truth) > 1) return;
        foreach (var inner in part.Parts)
            if (!isByOne || _truths[inner] == truth) Mark(inner);
    }
}
