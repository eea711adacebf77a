using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Drops;

/// <summary>Tells when no event has come for long: on a living host that means that detection is blind.</summary>
/// <param name="options">How long.</param>
/// <param name="raise">Takes internal alerts.</param>
sealed class SilenceMonitor(DropOptions options, Action<InternalAlert> raise)
{
    const string RuleName = "Falco internal: timeouts notification";

    ulong _events;
    TimeSpan _since;

    /// <summary>Looks at the events so far.</summary>
    /// <param name="events">Their number.</param>
    /// <param name="lastEvent">Gives the time of the last one, nanoseconds since the epoch; 0 when there was none.</param>
    /// <param name="now">A time that only goes on.</param>
    public void Check(ulong events, Func<ulong> lastEvent, TimeSpan now)
    {
        if (events != _events || _since == TimeSpan.Zero) (_events, _since) = (events, now);
        if (now - _since < options.Silence) return;
        _since = now;
        var fields = new InternalFields();
        if (lastEvent() is > 0 and var time) fields.SetTime("last_event_time", time);
        else fields.Set("last_event_time", "none");
        raise(new(RuleName, Priority.Debug, $"{RuleName}. {options.MaxTimeouts} consecutive timeouts without event.", fields));
    }
}
