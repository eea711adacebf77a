using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Reporting;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>
/// Explains one rule over a stream of events: which of them it fired on, and how near the others came. The truth that it tells is
/// that of the engine, which is asked as well.
/// </summary>
public sealed class RuleExplainer
{
    readonly HostState _host;
    readonly Ruleset _ruleset;
    readonly RuleCompilation _rule;
    readonly IReadOnlySet<long> _chosen;
    readonly int _count;
    readonly EventCodeSet _types;
    readonly OutlineTruths _truths;
    readonly Blockers _blockers;
    readonly ObstacleFinder _obstacles;
    readonly EventFacts _facts;
    readonly ParkingLot _parked;
    readonly NearMisses _nearMisses = new();
    readonly ConjunctTally[] _tallies;
    readonly List<Explanation> _explained = [];
    readonly Scratch _scratch = new();
    readonly List<Rule> _matches = [];

    /// <summary>Prepares to explain.</summary>
    /// <param name="host">The state before the first event.</param>
    /// <param name="rules">What was loaded.</param>
    /// <param name="rule">The rule, one of <paramref name="rules"/>; it need not be in force.</param>
    /// <param name="chosen">The numbers of the events to explain; empty to explain those on which the rule fired.</param>
    /// <param name="count">How many events to explain when none are chosen.</param>
    public RuleExplainer(HostState host, RulesCompilation rules, RuleCompilation rule, IReadOnlySet<long> chosen, int count)
    {
        _host = host;
        _rule = rule;
        _chosen = chosen;
        _count = count;
        var source = rule.Definition.KnownSource!;
        _ruleset = rules.Rulesets.First(r => r.Source == source);
        Outline = ConditionOutline.Of(rules, rule);
        _types = TypesOf(rule, source);
        EventTypes = _types == EventCodeSet.All ? [] : [.. EventNames.Of(rule.Tree, source).Except(NamesOf(source.AlwaysAsked & ~_types))];
        _truths = new OutlineTruths(Outline);
        _blockers = new Blockers(Outline, _truths);
        _obstacles = new ObstacleFinder(rules, rule, Outline, _types, EventTypes.Count == 0 ? "events of every type" : string.Join(", ", EventTypes));
        _facts = new EventFacts(source);
        _parked = new ParkingLot(host, new ParkingOptions(), ExamineKnown);
        _tallies = [.. Outline.Conjuncts.Select(c => new ConjunctTally(c))];
    }

    /// <summary>The rule's condition.</summary>
    public ConditionOutline Outline { get; }

    /// <summary>The types of the events that the rule looks at, sorted; empty when it looks at every one.</summary>
    public IReadOnlyList<string> EventTypes { get; }

    /// <summary>Why the rule is asked of no event at all; null when it is in force.</summary>
    public Obstacle? Standing => _obstacles.Standing;

    /// <summary>The events so far, our own records left out.</summary>
    public long EventCount { get; private set; }

    /// <summary>The events of the types that the rule looks at.</summary>
    public long LookedAtCount { get; private set; }

    /// <summary>The events for which the condition held.</summary>
    public long HeldCount { get; private set; }

    /// <summary>The events on which the rule raised an alert.</summary>
    public long FiredCount { get; private set; }

    /// <summary>How many events each conjunct has stopped.</summary>
    public IReadOnlyList<ConjunctTally> Tallies => _tallies;

    /// <summary>The events that were chosen, or else the first for which the condition held.</summary>
    public IReadOnlyList<Explanation> Explained => _explained;

    /// <summary>The events for which the condition failed by the least, nearest first.</summary>
    public IReadOnlyList<NearMiss> NearMisses => _nearMisses.Nearest(_count);

    /// <summary>Takes one event. What is on its way of its container or pod is waited for as detection does.</summary>
    public void Process(EventView view)
    {
        if (view.Info is not null) EventCount++;
        var context = new EventContext(view, EventCount, _host, _scratch);
        _parked.Before(view);
        _host.Apply(ref context);
        _parked.After();
        if (view.Info is null) return;
        if (context.Awaited != StatePart.None && view.IsForRules && (_types | _rule.Events).Contains(view.Code)) _parked.Add(context, _ruleset, [_rule.Rule]);
        else Examine(context);
    }

    /// <summary>Takes what still waits for its container: the stream has ended.</summary>
    public void Complete() => _parked.DecideAll();

    Rule[] ExamineKnown(scoped in EventContext context, Ruleset ruleset, Rule[] rules)
    {
        if (context.Awaited != StatePart.None) return rules;
        Examine(context);
        return [];
    }

    void Examine(scoped in EventContext context)
    {
        var view = context.Event;
        bool isAsked = view.IsForRules && _rule.Events.Contains(view.Code);
        bool isChosen = _chosen.Contains(context.Number);
        _matches.Clear();
        if (view.IsForRules) _ruleset.Evaluate(context, _matches);
        if (_matches.Contains(_rule.Rule)) FiredCount++;
        if (!isAsked && !isChosen && !_types.Contains(view.Code)) return;

        _truths.Evaluate(context, isAsked);
        bool holds = isAsked && _truths[Outline.Root] == PartTruth.True;
        if (holds) HeldCount++;
        if (view.IsForRules && (holds || _types.Contains(view.Code))) LookedAtCount++;
        if (isChosen || (holds && _chosen.Count == 0 && _explained.Count < _count)) _explained.Add(Explain(context, _blockers.Find()));
        if (!holds && view.IsForRules && _types.Contains(view.Code)) Miss(context);
    }

    void Miss(scoped in EventContext context)
    {
        ConjunctTally? last = null;
        int failing = 0;
        foreach (var tally in _tallies)
        {
            if (_truths[tally.Part] == PartTruth.True) continue;
            tally.Stopped++;
            failing++;
            last = tally;
        }

        if (failing == 1) last!.StoppedAlone++;
        var blockers = _blockers.Find();
        if (_nearMisses.Add(blockers, failing) is { } entry) entry.First = Explain(context, blockers);
    }

    Explanation Explain(scoped in EventContext context, IReadOnlyList<ConditionPart> blockers)
    {
        Dictionary<CheckedValue, FieldReading> readings = [];
        Read(Outline.Root, readings, [], context);
        return new Explanation(_truths.Copy(), readings)
        {
            Number = context.Number,
            Timestamp = context.Event.Timestamp,
            Facts = _facts.Read(context),
            Obstacles = _obstacles.Find(context.Event, _truths, _matches),
            Blockers = blockers,
        };
    }

    static void Read(ConditionPart part, Dictionary<CheckedValue, FieldReading> readings, HashSet<ConditionPart> seen, scoped in EventContext context)
    {
        if (!seen.Add(part)) return;
        foreach (var value in part.Values)
        {
            if (!readings.ContainsKey(value)) readings.Add(value, value.Read(context));
        }

        foreach (var inner in part.Parts) Read(inner, readings, seen, context);
    }

    // A rule whose condition can never be true is asked of nothing; then those types count that it names.
    static EventCodeSet TypesOf(RuleCompilation rule, EventSource source)
    {
        if (!source.IsIndexedByType) return source.AlwaysAsked;
        var possible = EventTypeAnalysis.ToEvaluate(source).EventsOf(rule.Tree);
        return possible.IsEmpty ? EventTypeAnalysis.ToTell(source).EventsOf(rule.Tree) : possible;
    }

    static IEnumerable<string> NamesOf(EventCodeSet codes) => codes.Codes().Select(c => EventTable.Find(c)?.Name).OfType<string>();
}
