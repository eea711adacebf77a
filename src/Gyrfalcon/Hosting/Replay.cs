using System.Diagnostics;
using System.Globalization;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>Detection on a capture file.</summary>
static class Replay
{
    /// <summary>Runs to the end of the capture, or until a signal.</summary>
    public static int Run(Session session)
    {
        string path = session.Settings.CaptureFile;
        if (path.Length == 0) throw new ConfigurationException("engine.kind is replay, but engine.replay.capture_file names no file");
        using var reader = new ScapReader(Open(path), path);
        using var stop = new StopSignal();
        using var outputs = new AlertOutputs(session);
        var clock = Stopwatch.StartNew();
        var agent = new Agent(reader, new HostState(), session.Rules, session.Settings, outputs.Queues);
        agent.Run(() => !stop.IsRequested);
        outputs.Stop();

        StopReport.WriteAlerts(Console.Out, agent.Alerts);
        double seconds = clock.Elapsed.TotalSeconds;
        session.Log.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{agent.EventCount:N0} events in {seconds:F2} s"));
        if (reader.SkippedOldEvents > 0)
            session.Log.Write($"{reader.SkippedOldEvents:N0} events are in the layout of older writers, which cannot be converted yet: no rule has seen them");
        return ExitCodes.Ok;
    }

    static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{path}: cannot be opened: {e.Message}", e);
        }
    }
}
