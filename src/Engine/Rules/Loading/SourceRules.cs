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

    public SourceRules(EventSource source)
    {
        Source = source;
        Binder = new ConditionBinder(_predicates, source);
    }

    public EventSource Source { get; }

    public ConditionBinder Binder { get; }

    /// <summary>The codes under which a rule with a condition is indexed.</summary>
    public EventCodeSet IndexOf(FilterExpression condition) =>
        Source.IsIndexedByType ? EventTypeAnalysis.EventsOf(condition, Source) | Source.AlwaysAsked : Source.AlwaysAsked;

    /// <summary>A set of the rules, in their order.</summary>
    public Ruleset ToRuleset(IEnumerable<RuleCompilation> rules, RuleMatching matching) =>
        new(Source, [.. rules.Select(r => new CompiledRule(r.Rule, r.Condition, r.Events))], _predicates, matching);
}
