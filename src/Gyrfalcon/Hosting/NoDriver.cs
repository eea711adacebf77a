namespace Gyrfalcon.Hosting;

/// <summary><c>engine.kind: nodriver</c>: configuration and rules are loaded and no source is opened, as there is no plugin that would be one.</summary>
static class NoDriver
{
    /// <summary>Waits for a signal, or for as long as <c>-M</c> says.</summary>
    public static int Run(Session session)
    {
        using var stop = new StopSignal();
        session.Log.Write("engine.kind is 'nodriver': no events are read");
        stop.Wait(session.Settings.StopAfter ?? Timeout.InfiniteTimeSpan);
        return ExitCodes.Ok;
    }
}
