using System.Diagnostics;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>Detection on a capture file.</summary>
static class Replay
{
    /// <summary>Runs to the end of the capture, or until a signal. What comes before damage in the file is replayed and reported.</summary>
    public static int Run(Session session)
    {
        string path = session.Settings.CaptureFile;
        if (path.Length == 0) throw new ConfigurationException("engine.kind is 'replay' but no engine.replay.capture_file specified.");
        using var file = new CaptureFile(path);
        using var stop = new StopSignal();
        var bar = ProgressBar.ForError(file);
        using var outputs = new AlertOutputs(session, bar);
        var clock = Stopwatch.StartNew();
        var host = new HostState(session.Settings.StateLimits) { KeepsDescriptions = session.Settings.Recording is not null };
        var agent = new Agent(file.Reader, host, session.Rules, session.Settings, outputs.Alerts, Recorders.Of(session, host, outputs.Internal));
        CaptureException? damage = null;
        try
        {
            agent.Run(() =>
            {
                bar?.Update(agent.EventCount);
                return !stop.IsRequested && !(clock.Elapsed >= session.Settings.StopAfter);
            });
        }
        catch (CaptureException e)
        {
            damage = e;
        }

        bar?.Hide().Dispose();
        outputs.Stop();
        StopReport.WriteAlerts(Console.Out, agent.Alerts);
        session.Log.Write(CaptureReport.Summary(agent.EventCount, file.Reader.Position, agent.Alerts.Values.Sum(), clock.Elapsed));
        foreach (string line in CaptureReport.Losses(file.Reader, host).Concat(StateReport.Failures(agent.Enrichment)).Concat(agent.Withheld.Report())) session.Log.Write(line);
        return damage is null ? ExitCodes.Ok : throw damage;
    }
}
