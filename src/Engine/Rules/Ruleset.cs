using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Rules.Indexing;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules;

/// <summary>
/// The rules of a source that are in force, indexed by event code: an event that no rule wants costs one look into an array. It
/// belongs to the thread that asks it; a new set is made aside and swapped whole.
/// </summary>
public sealed class Ruleset
{
    readonly RuleIndex _index;

    internal Ruleset(EventSource source, IReadOnlyList<CompiledRule> rules, PredicateTable predicates, RuleMatching matching)
    {
        Source = source;
        Rules = [.. rules.Select(r => r.Rule)];
        EventCodes = rules.Aggregate(EventCodeSet.Empty, (codes, rule) => codes | rule.Events);
        _index = new RuleIndex(rules, predicates, matching);
    }

    /// <summary>Where the events come from.</summary>
    public EventSource Source { get; }

    /// <summary>The rules in the order in which they are asked: that of definition, then those that a selection has enabled.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The event codes that any rule is asked for.</summary>
    public EventCodeSet EventCodes { get; }

    /// <summary>Adds the rules that match an event to <paramref name="matches"/>, in the order of <see cref="Rules"/>. No match, no allocation.</summary>
    public void Evaluate(scoped in EventContext context, List<Rule> matches) => _index.Evaluate(context, matches);
}
