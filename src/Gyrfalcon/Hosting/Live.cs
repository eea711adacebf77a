using System.Diagnostics;
using Gyrfalcon.Capture;
using Gyrfalcon.Capture.Users;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Enrichment;
using Gyrfalcon.Enrichment.Kubernetes;
using Gyrfalcon.Reloading;

namespace Gyrfalcon.Hosting;

/// <summary>Detection on what the kernel tells.</summary>
static class Live
{
    /// <summary>Where the host's root directory is, when the agent runs in a container.</summary>
    internal static string HostRoot => Environment.GetEnvironmentVariable("HOST_ROOT")?.TrimEnd('/') ?? "";

    /// <summary>Runs until a signal.</summary>
    /// <param name="session">Settings and rules.</param>
    /// <param name="captureToWrite">A capture file to write beside it, or null.</param>
    public static int Run(Session session, string? captureToWrite)
    {
        var settings = session.Settings;
        using var stop = new StopSignal();
        session.Log.Write("Opening 'syscall' source with modern BPF probe.");
        using var source = Open(settings);
        // A capture holds everything, whatever the rules of the day are about.
        if (captureToWrite is null) Select(source, session);
        session.Log.Write("eBPF probe is attached");

        // Not before: a probe that the kernel refuses must not leave an empty file, or empty one that was there.
        using var writer = captureToWrite is null ? null : new ScapWriter(Create(captureToWrite), captureToWrite);
        using var outputs = new AlertOutputs(session);
        using var live = new LiveHost(settings, source, session.Log.WriteOfLibs);
        var host = live.State;
        writer?.WriteWhatFollows(host.Follows);
        IEventSource events = writer is null ? live.Events : new RecordingSource(live.Events, writer);
        var agent = new Agent(events, host, session.Rules, settings, outputs.Alerts, Recorders.Of(session, host, outputs.Internal));

        using var reloader = new Reloader(session, outputs.Internal);
        using var watch = new LiveWatch(session, source, live, agent, outputs, reloader);
        using var manager = ServiceManager.Find(Environment.GetEnvironmentVariable);

        bool isRunning = false;
        var clock = Stopwatch.StartNew();
        agent.Run(() =>
        {
            if (!isRunning)
            {
                session.Log.Write("detection is running");
                manager.Ready();
                isRunning = true;
            }

            manager.Alive();
            // What the probe has written until now is still read, so that counters and events agree.
            if (stop.IsRequested || watch.MustExit || clock.Elapsed >= settings.StopAfter) source.Stop();
            watch.Answer();
            if (reloader.TryTake() is { } reloaded) Use(reloaded);
            host.PurgeInactive(host.LastEventTime, source.IsAlive);
            return true;
        });
        manager.Stopping();
        writer?.Complete();
        watch.Stop();
        outputs.Stop();

        StopReport.WriteAlerts(Console.Out, agent.Alerts);
        watch.WriteDrops(Console.Error);
        StopReport.WriteEvents(Console.Error, source.ReadCounters());
        foreach (string line in LiveReport.Losses(source, live.Events, host).Concat(StateReport.Failures(agent.Enrichment)).Concat(agent.Withheld.Report())) session.Log.Write(line);
        if (!watch.MustExit) return ExitCodes.Ok;
        Console.Error.WriteLine("Error: Drop manager internal error: the kernel lost events, and syscall_event_drops.actions has 'exit'");
        return ExitCodes.Failed;

        void Use(Session loaded)
        {
            agent.Use(loaded.Rules, loaded.Settings);
            outputs.Internal.Options = loaded.Settings.Alerts;
            watch.Use(loaded.Settings);
            if (writer is null) Select(source, loaded);
            session.Log.Write("detection goes on with what was loaded");
        }
    }

    /// <summary>Attaches the probe as the settings have it.</summary>
    /// <exception cref="CaptureException">This host cannot be watched; the message says what is missing.</exception>
    public static LiveSource Open(Settings settings)
    {
        if (LiveRequirements.Missing() is { Count: > 0 } missing) throw new CaptureException(string.Join(Environment.NewLine, missing));
        return LiveSource.Open(new LiveOptions
        {
            BufferSizePreset = settings.BufferSizePreset,
            CpusForEachBuffer = settings.CpusForEachBuffer,
            DropFailedCalls = settings.DropFailedExit,
            SnapLength = (int)settings.SnapLength,
            HostRoot = HostRoot,
        });
    }

    // Leaves alone what neither the rules nor the state need, and says what the rules will miss.
    static void Select(LiveSource source, Session session)
    {
        var selection = SyscallSelection.Of(session.Rules, session.Settings.BaseSyscalls);
        source.Disable(selection.DisabledNumbers);
        if (selection.Unknown.Count > 0)
            session.Log.Write(LogLevel.Warning, $"Invalid syscall names: warning (base_syscalls override): {string.Join(", ", selection.Unknown)}");
        if (selection.Missing.Count > 0)
            session.Log.Write(LogLevel.Warning, $"Loaded rules match syscalls that are not activated: warning (unsupported-evttype): {string.Join(", ", selection.Missing)}");
    }

    static FileStream Create(string path)
    {
        try
        {
            return File.Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{path}: the capture cannot be written: {e.Message}", e);
        }
    }
}
