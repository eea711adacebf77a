using System.Diagnostics;
using System.Runtime.InteropServices;
using Gyrfalcon.Configuration;
using Gyrfalcon.Outputs;
using Gyrfalcon.Outputs.AzureMonitor;
using Gyrfalcon.Outputs.Files;
using Gyrfalcon.Outputs.Http;
using Gyrfalcon.Outputs.Programs;
using Gyrfalcon.Outputs.Spool;
using Gyrfalcon.Outputs.Stdout;
using Gyrfalcon.Outputs.Syslog;

namespace Gyrfalcon.Hosting;

/// <summary>The outputs that the settings ask for, each behind its queue; SIGUSR1 opens them anew.</summary>
sealed class AlertOutputs : IDisposable
{
    // The same on all architectures that the probe knows.
    const PosixSignal UserSignal1 = (PosixSignal)10;

    // Of a capture, which waits for its outputs: after these the receiver counts as gone, and the rest gets one try each.
    const int TriesOfReplay = 5;

    readonly Session _session;
    readonly ProgressBar? _bar;
    readonly List<OutputQueue> _queues = [];
    readonly AlertSequence _sequence;
    readonly PosixSignalRegistration _reopen;

    /// <summary>Starts the outputs.</summary>
    /// <param name="session">Settings and log.</param>
    /// <param name="bar">What else is on the terminal; null for nothing.</param>
    /// <exception cref="ConfigurationException">No output is enabled, or the spool cannot be used.</exception>
    public AlertOutputs(Session session, ProgressBar? bar = null)
    {
        _session = session;
        _bar = bar;
        var options = session.Settings.Outputs;
        _sequence = options.Spool is { } spool ? OnSpool(spool, () => new AlertSequence(spool.Directory)) : new AlertSequence();
        // In the reference's order.
        if (options.File is { } file) Add(new FileOutput(file));
        if (options.Stdout) Add(OpenStdout());
        if (options.Syslog) Add(new SyslogOutput());
        if (options.Program is { } program) AddSpooled(new ProgramOutput(program with { MustSucceed = options.Spool is not null }));
        if (options.Http is { } http) AddSpooled(new HttpOutput(http with { IsSpooled = options.Spool is not null }));
        if (options.AzureMonitor is { } azure) AddSpooled(new AzureMonitorOutput(azure));
        if (_queues.Count == 0) throw new ConfigurationException("No output configured, so that no alert would be seen; enable one, such as stdout_output");
        Alerts = new AlertDispatcher(_queues, _sequence, waits: session.Settings.Replay);
        Internal = new InternalAlerts(session.Settings.Alerts, Alerts);
        _reopen = PosixSignalRegistration.Create(UserSignal1, Reopen);
    }

    /// <summary>What takes the alerts.</summary>
    public AlertDispatcher Alerts { get; }

    /// <summary>What takes those that the agent raises about itself.</summary>
    public InternalAlerts Internal { get; }

    /// <summary>The queues.</summary>
    public IReadOnlyList<OutputQueue> Queues => _queues;

    /// <summary>Lets the outputs deliver what waits, for as long as the settings allow, and says what was lost.</summary>
    public void Stop()
    {
        // All have the same time: those behind one that hangs have gone on meanwhile.
        var clock = Stopwatch.StartNew();
        foreach (var queue in _queues)
        {
            var rest = _session.Settings.Outputs.Timeout - clock.Elapsed;
            int givenUp = queue.Stop(rest > TimeSpan.Zero ? rest : TimeSpan.Zero);
            long lost = queue.Dropped + queue.Failed + givenUp;
            if (lost > 0) _session.Log.Write($"output '{queue.Name}': {lost} alerts were lost ({queue.Dropped} found the queue full, {queue.Failed} failed, {givenUp} were given up at the end)");
            if (queue.SpooledBytes > 0) _session.Log.Write($"output '{queue.Name}': {queue.SpooledBytes:N0} bytes of alerts stay in its spool; the next start sends them");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reopen.Dispose();
        foreach (var queue in _queues) queue.Dispose();
        _sequence.Dispose();
    }

    IAlertOutput OpenStdout()
    {
        var stdout = new StdoutOutput(Console.OpenStandardOutput());
        return _bar is null || Console.IsOutputRedirected ? stdout : new OutputBesideBar(stdout, _bar);
    }

    DeliveryOptions Delivery => new() { Timeout = _session.Settings.Outputs.Timeout, Tries = _session.Settings.Replay ? TriesOfReplay : int.MaxValue };

    void Add(IAlertOutput output) => Add(output, Delivery);

    void Add(IAlertOutput output, DeliveryOptions delivery) => _queues.Add(new OutputQueue(output, _session.Settings.Outputs.Queue, delivery, Log));

    // A spool that is full holds up its queue as long as it takes; what hangs behind it is reported there.
    void AddSpooled(IAlertOutput output)
    {
        if (_session.Settings.Outputs.Spool is not { } spool) Add(output);
        else Add(OnSpool(spool, () => new SpooledOutput(output, spool, _sequence, Delivery, Log)), Delivery with { Timeout = TimeSpan.Zero });
    }

    static T OnSpool<T>(SpoolOptions spool, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"the spool in {spool.Directory} cannot be used: {e.Message}; set gyrfalcon.spool.directory to one of its own, or gyrfalcon.spool.enabled to false");
        }
    }

    void Reopen(PosixSignalContext context)
    {
        // Otherwise it would end the process.
        context.Cancel = true;
        foreach (var queue in _queues) queue.Reopen();
    }

    void Log(string message)
    {
        if (_bar is null)
        {
            _session.Log.Write(message);
            return;
        }

        using (_bar.Hide()) _session.Log.Write(message);
    }
}
