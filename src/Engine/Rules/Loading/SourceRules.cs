using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Compiles for one source. Each has predicates of its own: a field may mean something else in another.</summary>
sealed class SourceRules
{
    readonly PredicateTable _predicates = new();
    readonly EventTypeAnalysis _toEvaluate;
    readonly EventTypeAnalysis _toTell;

    public SourceRules(EventSource source)
    {
        Source = source;
        _toEvaluate = EventTypeAnalysis.ToEvaluate(source);
        _toTell = EventTypeAnalysis.ToTell(source);
        Binder = new ConditionBinder(_predicates, source);
    }

    public EventSource Source { get; }

    public ConditionBinder Binder { get; }

    /// <summary>The codes under which a rule with a condition is indexed.</summary>
    public EventCodeSet IndexOf(FilterExpression condition) =>
        Source.IsIndexedByType ? _toEvaluate.EventsOf(condition) | Source.AlwaysAsked : Source.AlwaysAsked;

    /// <summary>The codes of the types that a condition is meant for.</summary>
    public EventCodeSet EventsNamedBy(FilterExpression condition) => _toTell.EventsOf(condition);

    /// <summary>A set of the rules, in their order.</summary>
    public Ruleset ToRuleset(IEnumerable<RuleCompilation> rules, RuleMatching matching) =>
        new(Source, [.. rules.Select(r => new CompiledRule(r.Rule, r.Condition, r.Events))], _predicates, matching);
}
