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
        Matching = matching;
        Rules = [.. rules.Select(r => r.Rule)];
        EventCodes = rules.Aggregate(EventCodeSet.Empty, (codes, rule) => codes | rule.Events);
        _index = new RuleIndex(rules, predicates, matching);
    }

    /// <summary>Where the events come from.</summary>
    public EventSource Source { get; }

    /// <summary>How many rules may match one event.</summary>
    public RuleMatching Matching { get; }

    /// <summary>The rules in the order in which they are asked: that of definition, then those that a selection has enabled.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The event codes that any rule is asked for.</summary>
    public EventCodeSet EventCodes { get; }

    /// <summary>Adds the rules that match an event to <paramref name="matches"/>, in the order of <see cref="Rules"/>. No match, no allocation.</summary>
    public void Evaluate(scoped in EventContext context, List<Rule> matches) => _index.Evaluate(context, matches);

    /// <summary>
    /// The same while metadata of the event's container or pod are on their way (<see cref="EventContext.Awaited"/>): rules that match
    /// whatever they will be, and whose alerts show nothing of them, are added to <paramref name="matches"/>; those that hang on it, or
    /// whose alerts do, to <paramref name="waiting"/>. Where one match is enough, only the first of either is added.
    /// </summary>
    public void Decide(scoped in EventContext context, List<Rule> matches, List<Rule> waiting) => _index.Decide(context, matches, waiting);
}
