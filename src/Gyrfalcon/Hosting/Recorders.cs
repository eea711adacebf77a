using Gyrfalcon.Engine.State;
using Gyrfalcon.Outputs;
using Gyrfalcon.Recording;

namespace Gyrfalcon.Hosting;

/// <summary>Makes what records alerts.</summary>
static class Recorders
{
    /// <summary>The recorder that the settings ask for; null for none.</summary>
    public static Recorder? Of(Session session, HostState host, AlertDispatcher outputs)
    {
        if (session.Settings.Recording is not { } options) return null;
        return new Recorder(options, host, session.Log.Write, new InternalAlerts(session.Settings.Alerts, outputs).Raise);
    }
}
