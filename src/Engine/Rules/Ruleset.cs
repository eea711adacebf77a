using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules;

/// <summary>
/// The rules of a source that are in force, indexed by event code: an event that no rule wants costs one look into an array. It
/// belongs to the thread that asks it; a new set is made aside and swapped whole.
/// </summary>
public sealed class Ruleset
{
    readonly CompiledRule[]?[] _byCode = new CompiledRule[EventTable.Count][];
    readonly PredicateTable _predicates;
    readonly bool _firstOnly;

    internal Ruleset(EventSource source, IReadOnlyList<CompiledRule> rules, PredicateTable predicates, RuleMatching matching)
    {
        Source = source;
        _predicates = predicates;
        _firstOnly = matching == RuleMatching.First;
        Rules = [.. rules.Select(r => r.Rule)];
        var codes = EventCodeSet.Empty;
        for (int code = 0; code < EventTable.Count; code++)
        {
            CompiledRule[] wanting = [.. rules.Where(r => r.Events.Contains((EventCode)code))];
            if (wanting.Length == 0) continue;
            _byCode[code] = wanting;
            codes = codes.With((EventCode)code);
        }

        EventCodes = codes;
    }

    /// <summary>Where the events come from.</summary>
    public EventSource Source { get; }

    /// <summary>The rules in the order in which they are asked: that of definition, then those that a selection has enabled.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The event codes that any rule is asked for.</summary>
    public EventCodeSet EventCodes { get; }

    /// <summary>Adds the rules that match an event to <paramref name="matches"/>, in the order of <see cref="Rules"/>. No match, no allocation.</summary>
    public void Evaluate(scoped in EventContext context, List<Rule> matches)
    {
        int code = (int)context.Event.Code;
        if (code >= _byCode.Length || _byCode[code] is not { } rules) return;
        _predicates.BeginEvent();
        foreach (var rule in rules)
        {
            if (!rule.Condition.Evaluate(context)) continue;
            matches.Add(rule.Rule);
            if (_firstOnly) return;
        }
    }
}
