using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine;

/// <summary>
/// The engine: each event first brings the state up to date, then the rules indexed under its type are asked. What hangs on the
/// metadata of a container or a pod that are on their way waits for them, for a while. One thread owns the detector.
/// </summary>
public sealed class Detector
{
    readonly HostState _host;
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
        Rules = ruleset;
        _onMatch = onMatch;
        _parked = new ParkingLot(host, parking, LookAgain);
        _parks = parking.Wait > TimeSpan.Zero;
    }

    /// <summary>
    /// The rules. Another set takes over with the next event; what waits then is decided by the set that was asked when it happened.
    /// </summary>
    public Ruleset Rules { get; set; }

    /// <summary>Whether bytes of I/O buffers are shown in base64 (<c>buffer_format_base64</c>).</summary>
    public bool BuffersAsBase64
    {
        set => _scratch.BuffersAsBase64 = _parked.BuffersAsBase64 = value;
    }

    /// <summary>The events so far, our own records left out; the number of the last one (<c>evt.num</c>).</summary>
    public long EventCount { get; private set; }

    /// <summary>How many events wait for metadata of their container or pod.</summary>
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

        if (context.Awaited != StatePart.None && _parks) Rules.Decide(context, _matches, _waiting);
        else Rules.Evaluate(context, _matches);
        if (_matches.Count > 0) RaiseAll(ref context);
        if (_waiting.Count > 0) Park(context);
    }

    /// <summary>Decides what has waited long enough; for a source that pauses. With an event comes its time.</summary>
    /// <param name="now">The time of the stream, nanoseconds since the epoch.</param>
    public void Advance(ulong now) => _parked.DecideDue(now);

    /// <summary>Decides what still waits: the stream has ended.</summary>
    public void Complete() => _parked.DecideAll();

    void RaiseAll(ref EventContext context)
    {
        if (_parks)
        {
            context.ContainerFailure = _host.ContainerFailureOf(context);
            context.PodFailure = _host.PodFailureOf(context);
        }

        foreach (var rule in _matches) Raise(rule, context);
        _matches.Clear();
    }

    // After the alerts of the event: where there is no room, this raises those of another.
    void Park(scoped in EventContext context)
    {
        Rule[] waiting = [.. _waiting];
        _waiting.Clear();
        Enrichment.Parked++;
        _parked.Add(context, Rules, waiting);
    }

    Rule[] LookAgain(scoped in EventContext context, Ruleset ruleset, Rule[] rules)
    {
        if (context.Awaited != StatePart.None) ruleset.Decide(context, _matches, _waiting);
        else ruleset.Evaluate(context, _matches);

        // Where all rules may match, those that did not wait were raised when the event happened.
        bool firstOnly = ruleset.Matching == RuleMatching.First;
        foreach (var rule in _matches)
            if (firstOnly || rules.Contains(rule)) Raise(rule, context);
        Rule[] waiting = [.. _waiting.Where(rule => firstOnly || rules.Contains(rule))];
        _matches.Clear();
        _waiting.Clear();
        return waiting;
    }

    void Raise(Rule rule, scoped in EventContext context)
    {
        if (EnrichmentFailure.Of(rule, context) is { IsEmpty: false } failure) Enrichment.CountFailure(failure);
        _onMatch(rule, context);
    }
}
