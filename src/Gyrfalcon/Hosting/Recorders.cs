using Gyrfalcon.Engine.State;
using Gyrfalcon.Recording;

namespace Gyrfalcon.Hosting;

/// <summary>Makes what records alerts.</summary>
static class Recorders
{
    /// <summary>The recorder that the settings ask for; null for none.</summary>
    public static Recorder? Of(Session session, HostState host, InternalAlerts alerts) =>
        session.Settings.Recording is { } options ? new Recorder(options, host, session.Log.Write, alerts.Raise) : null;
}
