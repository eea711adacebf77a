using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine;

/// <summary>
/// The engine: each event first brings the state up to date, then the rules indexed under its type are asked. One thread owns it.
/// </summary>
/// <param name="host">The state, as it is before the first event.</param>
/// <param name="ruleset">The rules.</param>
/// <param name="onMatch">Told of every rule that matches.</param>
public sealed class Detector(HostState host, Ruleset ruleset, MatchHandler onMatch)
{
    readonly Scratch _scratch = new();
    readonly List<Rule> _matches = [];

    /// <summary>The events so far, our own records left out; the number of the last one (<c>evt.num</c>).</summary>
    public long EventCount { get; private set; }

    /// <summary>Takes one event. Nothing is allocated when no rule matches.</summary>
    public void Process(EventView view)
    {
        // Our own records tell the state something and are no events: a capture with them numbers its events as one without.
        if (view.Info is not null) EventCount++;
        var context = new EventContext(view, EventCount, host, _scratch);
        host.Apply(ref context);
        if (!view.IsForRules) return;

        ruleset.Evaluate(context, _matches);
        if (_matches.Count == 0) return;
        foreach (var rule in _matches) onMatch(rule, context);
        _matches.Clear();
    }
}
