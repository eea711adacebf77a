using System.Text;
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
        Dictionary<FilterNode, Conjunction> conditions = [];
        Dictionary<string, EventRules> alike = [];
        for (int code = 0; code < EventTable.Count; code++)
        {
            var folding = new EventTypeFolding(predicates, (EventCode)code);
            List<(Rule Rule, Conjunction Condition)> wanting = [];
            var key = new StringBuilder();
            for (int i = 0; i < rules.Count; i++)
            {
                if (!rules[i].Events.Contains((EventCode)code)) continue;
                var folded = folding.Fold(rules[i].Condition);
                if (!conditions.TryGetValue(folded, out var condition)) conditions.Add(folded, condition = new Conjunction(folded));
                if (condition.IsImpossible) continue;
                wanting.Add((rules[i].Rule, condition));
                key.Append(i).Append(':').Append(folded.Id).Append(' ');
            }

            if (wanting.Count == 0) continue;
            if (!alike.TryGetValue(key.ToString(), out var index)) alike.Add(key.ToString(), index = new EventRulesBuilder(wanting, guards).Build());
            _byCode[code] = index;
        }
    }

    /// <summary>Adds the rules that match an event to <paramref name="matches"/>, in the order of definition. No match, no allocation.</summary>
    public void Evaluate(scoped in EventContext context, List<Rule> matches)
    {
        int code = (int)context.Event.Code;
        if (code >= _byCode.Length || _byCode[code] is not { } rules) return;
        _predicates.BeginEvent();
        rules.Evaluate(context, matches, _firstOnly);
    }
}
