using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>The rules by event code, arranged so that the time for an event grows far slower than the number of rules.</summary>
sealed class RuleIndex
{
    readonly EventRules?[] _byCode = new EventRules?[EventTable.Count];
    readonly PredicateTable _predicates;
    readonly bool _firstOnly;

    /// <summary>Makes the index of <paramref name="rules"/>, whose nodes are all of <paramref name="predicates"/>.</summary>
    public RuleIndex(IReadOnlyList<CompiledRule> rules, PredicateTable predicates, RuleMatching matching)
    {
        _predicates = predicates;
        _firstOnly = matching == RuleMatching.First;
        var guards = new GuardFinder();
        var types = new TypeSignatures(rules);
        Dictionary<FilterNode, Conjunction> conditions = [];
        Dictionary<string, EventRules?> alike = [];
        for (int code = 0; code < EventTable.Count; code++)
        {
            // Of the 117 codes that the upstream rules ask for, most are older forms of a type: 22 differ to the rules.
            if (types.Of((EventCode)code) is not { } signature) continue;
            if (!alike.TryGetValue(signature, out var index)) alike.Add(signature, index = Build(rules, (EventCode)code, conditions, guards));
            _byCode[code] = index;
        }
    }

    EventRules? Build(IReadOnlyList<CompiledRule> rules, EventCode code, Dictionary<FilterNode, Conjunction> conditions, GuardFinder guards)
    {
        var folding = new EventTypeFolding(_predicates, code);
        List<(Rule Rule, Conjunction Condition)> wanting = [];
        foreach (var rule in rules)
        {
            if (!rule.Events.Contains(code)) continue;
            var folded = folding.Fold(rule.Condition);
            if (!conditions.TryGetValue(folded, out var condition)) conditions.Add(folded, condition = new Conjunction(folded));
            if (!condition.IsImpossible) wanting.Add((rule.Rule, condition));
        }

        return wanting.Count == 0 ? null : new EventRulesBuilder(wanting, guards).Build();
    }

    /// <summary>Adds the rules that match an event to <paramref name="matches"/>, in the order of definition. No match, no allocation.</summary>
    public void Evaluate(scoped in EventContext context, List<Rule> matches) => Begin(context)?.Evaluate(context, matches, _firstOnly);

    /// <inheritdoc cref="Ruleset.Decide"/>
    public void Decide(scoped in EventContext context, List<Rule> matches, List<Rule> waiting) => Begin(context)?.Decide(context, matches, waiting, _firstOnly);

    EventRules? Begin(scoped in EventContext context)
    {
        int code = (int)context.Event.Code;
        if (code >= _byCode.Length || _byCode[code] is not { } rules) return null;
        _predicates.BeginEvent();
        return rules;
    }
}
