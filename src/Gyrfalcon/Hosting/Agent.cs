using Gyrfalcon.Alerting;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Outputs;
using Gyrfalcon.Recording;

namespace Gyrfalcon.Hosting;

/// <summary>The event loop: a source, the engine, and the outputs that its alerts go to.</summary>
sealed class Agent
{
    readonly IEventSource _source;
    readonly HostState _host;
    readonly Detector _detector;
    readonly StreamClock _clock = new();
    readonly AlertDispatcher _outputs;
    readonly Recorder? _recorder;

    // By name: what waited under the rules of before counts for those of now.
    readonly Dictionary<Rule, long> _alerts = new(EqualityComparer<Rule>.Create((a, b) => a?.Name == b?.Name, r => r.Name.GetHashCode(StringComparison.Ordinal)));
    AlertControl _control;

    /// <summary>Wires source, engine and outputs.</summary>
    /// <param name="source">The events.</param>
    /// <param name="host">The state before the first event.</param>
    /// <param name="ruleset">The rules.</param>
    /// <param name="settings">How alerts look.</param>
    /// <param name="outputs">Where alerts go.</param>
    /// <param name="recorder">Records what happens around them; null for nobody.</param>
    public Agent(IEventSource source, HostState host, Ruleset ruleset, Settings settings, AlertDispatcher outputs, Recorder? recorder = null)
    {
        _recorder = recorder;
        _source = source;
        _host = host;
        _detector = new Detector(host, ruleset, Raise, new ParkingOptions { Wait = settings.ContainerWait }) { BuffersAsBase64 = settings.BuffersAsBase64 };
        _outputs = outputs;
        _control = Control(ruleset, settings, new AlertControlCounters());
    }

    /// <summary>The rules in force.</summary>
    public IReadOnlyList<Rule> Rules => _detector.Rules.Rules;

    /// <summary>How many alerts each rule has raised.</summary>
    public IReadOnlyDictionary<Rule, long> Alerts => _alerts;

    /// <summary>What became of those that did not go out.</summary>
    public AlertControlCounters Withheld => _control.Counters;

    /// <summary>The capture files that were begun around alerts, and how many could not be begun or ended early.</summary>
    public (long Begun, long Failed) Recordings => _recorder is null ? default : (_recorder.Files, _recorder.Failures);

    /// <summary>The events so far.</summary>
    public long EventCount => _detector.EventCount;

    /// <summary>What became of events that lacked what runtimes know of their container.</summary>
    public EnrichmentCounters Enrichment => _detector.Enrichment;

    /// <summary>How many events wait for metadata.</summary>
    public int ParkedCount => _detector.ParkedCount;

    /// <summary>What those take in memory, roughly, in bytes.</summary>
    public long ParkedBytes => _detector.ParkedBytes;

    /// <summary>Goes on with other rules; to be called by the event loop. What rules of the same name have raised is kept.</summary>
    /// <param name="ruleset">The rules.</param>
    /// <param name="settings">How alerts look.</param>
    public void Use(Ruleset ruleset, Settings settings)
    {
        foreach (var rule in ruleset.Rules)
        {
            if (_alerts.Remove(rule, out long count)) _alerts[rule] = count;
        }

        _detector.Rules = ruleset;
        _detector.BuffersAsBase64 = settings.BuffersAsBase64;
        _control.Complete();
        _control = Control(ruleset, settings, _control.Counters);
    }

    /// <summary>Takes events until the source ends, or until it is told to stop; what then waits for its container is decided.</summary>
    /// <param name="goesOn">Whether to go on; asked at every pause of the source and every 16,384 events, and answers without delay.</param>
    public void Run(Func<bool> goesOn)
    {
        try
        {
            TakeEvents(goesOn);
        }
        finally
        {
            _detector.Complete();
            _control.Complete();
            _recorder?.Complete();
        }
    }

    void TakeEvents(Func<bool> goesOn)
    {
        const int eventsBetweenChecks = 16_384;
        for (int untilCheck = eventsBetweenChecks; ;)
        {
            var result = _source.Read(out var view);
            if (result == ReadResult.Event)
            {
                _recorder?.Take(view, view.Info is null ? _detector.EventCount : _detector.EventCount + 1);
                _detector.Process(view);
                if (--untilCheck > 0) continue;
            }
            else if (result == ReadResult.End)
            {
                return;
            }

            if (result == ReadResult.Idle && (_detector.ParkedCount > 0 || _recorder is { IsRecording: true }))
            {
                ulong now = _clock.Read(_host.LastEventTime);
                _detector.Advance(now);
                _recorder?.Advance(now);
            }

            if (_control.Remembers) _control.Advance(_clock.Read(_host.LastEventTime));
            if (!goesOn()) return;
            untilCheck = eventsBetweenChecks;
        }
    }

    AlertControl Control(Ruleset ruleset, Settings settings, AlertControlCounters counters) =>
        new(settings.AlertControl, new AlertFormatter(settings.Alerts, ruleset.Source), _outputs.Send, counters);

    void Raise(Rule rule, scoped in EventContext context)
    {
        _alerts[rule] = _alerts.GetValueOrDefault(rule) + 1;
        _control.Raise(rule, context);
        _recorder?.OnAlert(rule, context);
    }
}
