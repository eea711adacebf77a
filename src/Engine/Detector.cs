using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine;

/// <summary>
/// The engine: each event first brings the state up to date, then the rules indexed under its type are asked. What hangs on the
/// metadata of a container that is on its way waits for it, for a while. One thread owns the detector.
/// </summary>
public sealed class Detector
{
    readonly HostState _host;
    readonly Ruleset _ruleset;
    readonly MatchHandler _onMatch;
    readonly ParkingLot _parked;
    readonly bool _parks;
    readonly Scratch _scratch = new();
    readonly List<Rule> _matches = [];
    readonly List<Rule> _waiting = [];

    /// <summary>Makes a detector.</summary>
    /// <param name="host">The state, as it is before the first event.</param>
    /// <param name="ruleset">The rules.</param>
    /// <param name="onMatch">Told of every rule that matches.</param>
    /// <param name="parking">How long events may wait for metadata; null for the defaults.</param>
    public Detector(HostState host, Ruleset ruleset, MatchHandler onMatch, ParkingOptions? parking = null)
    {
        parking ??= new ParkingOptions();
        _host = host;
        _ruleset = ruleset;
        _onMatch = onMatch;
        _parked = new ParkingLot(host, parking, Decide);
        _parks = parking.Wait > TimeSpan.Zero;
    }

    /// <summary>The events so far, our own records left out; the number of the last one (<c>evt.num</c>).</summary>
    public long EventCount { get; private set; }

    /// <summary>How many events wait for the metadata of their container.</summary>
    public int ParkedCount => _parked.Count;

    /// <summary>What those take in memory, roughly, in bytes.</summary>
    public long ParkedBytes => _parked.Bytes;

    /// <summary>What became of events that lacked metadata.</summary>
    public EnrichmentCounters Enrichment { get; } = new();

    /// <summary>Takes one event. Nothing is allocated when no rule matches or may match.</summary>
    public void Process(EventView view)
    {
        _parked.Before(view);
        // Our own records tell the state something and are no events: a capture with them numbers its events as one without.
        if (view.Info is not null) EventCount++;
        var context = new EventContext(view, EventCount, _host, _scratch);
        _host.Apply(ref context);
        _parked.After();
        if (!view.IsForRules) return;

        if (context.AwaitsContainer && _parks) EvaluateKnown(context);
        else _ruleset.Evaluate(context, _matches);
        if (_matches.Count == 0) return;
        if (_parks)
        {
            context.ContainerFailure = _host.ContainerFailureOf(context);
            context.PodFailure = Pods.FailureOf(context);
        }

        foreach (var rule in _matches) Raise(rule, context);
        _matches.Clear();
    }

    /// <summary>Decides what has waited long enough; for a source that pauses. With an event comes its time.</summary>
    /// <param name="now">The time of the stream, nanoseconds since the epoch.</param>
    public void Advance(ulong now) => _parked.DecideDue(now);

    /// <summary>Decides what still waits: the stream has ended.</summary>
    public void Complete() => _parked.DecideAll();

    void EvaluateKnown(scoped in EventContext context)
    {
        _ruleset.Decide(context, _matches, _waiting);
        if (_waiting.Count == 0) return;
        Enrichment.Parked++;
        _parked.Add(context, _waiting);
        _waiting.Clear();
    }

    void Decide(scoped in EventContext context, Rule[] rules)
    {
        _ruleset.Evaluate(context, _matches);
        foreach (var rule in _matches)
        {
            // Where all rules may match, those that did not wait were raised when the event happened.
            if (_ruleset.Matching == RuleMatching.First || rules.Contains(rule)) Raise(rule, context);
        }

        _matches.Clear();
    }

    void Raise(Rule rule, scoped in EventContext context)
    {
        if (EnrichmentFailure.Of(rule, context) is { IsEmpty: false } failure) Enrichment.CountFailure(failure);
        _onMatch(rule, context);
    }
}
