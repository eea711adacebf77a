using System.Runtime.InteropServices;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Reloading;

/// <summary>
/// Loads configuration and rules anew when SIGHUP comes, or one of their files changes. All is compiled on a thread of its own; the
/// event loop takes it whole, with its state kept. What is wrong leaves the old set in force, and raises the reference's alert.
/// </summary>
sealed class Reloader : IDisposable
{
    const string FailureRule = "Falco internal: hot restart failure";

    // An editor and kubectl write in several steps.
    static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(100);

    readonly InternalAlerts _alerts;
    readonly AutoResetEvent _wake = new(false);
    readonly PosixSignalRegistration _hangUp;
    readonly Thread _thread;
    Session _current;
    Session? _ready;
    string _fingerprint;
    FolderWatch? _watch;
    volatile bool _isForced;
    volatile bool _isStopped;
    long _reloads;
    long _failures;

    /// <summary>Begins to listen.</summary>
    /// <param name="session">What runs now.</param>
    /// <param name="alerts">Told of failures.</param>
    public Reloader(Session session, InternalAlerts alerts)
    {
        _current = session;
        _alerts = alerts;
        _fingerprint = WatchedFiles.Fingerprint(session.Settings);
        Watch();
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, HangUp);
        _thread = new Thread(Work) { IsBackground = true, Name = "reload" };
        _thread.Start();
    }

    /// <summary>How often another set was loaded.</summary>
    public long Reloads => Volatile.Read(ref _reloads);

    /// <summary>How often it could not be.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>What was loaded since the last call; null when nothing was. Costs one read.</summary>
    public Session? TryTake() => Volatile.Read(ref _ready) is null ? null : Interlocked.Exchange(ref _ready, null);

    public void Dispose()
    {
        _isStopped = true;
        _hangUp.Dispose();
        _wake.Set();
        _thread.Join();
        _watch?.Dispose();
        _wake.Dispose();
    }

    void HangUp(PosixSignalContext context)
    {
        // Otherwise it would end the process.
        context.Cancel = true;
        _isForced = true;
        _wake.Set();
    }

    void Watch()
    {
        _watch?.Dispose();
        _watch = null;
        if (!_current.Settings.WatchesFiles) return;
        try
        {
            _watch = new FolderWatch(WatchedFiles.Folders(_current.Settings), () => _wake.Set());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _current.Log.Write(LogLevel.Warning, $"configuration and rules are not watched for changes: {e.Message}; SIGHUP loads them anew");
        }
    }

    void Work()
    {
        while (true)
        {
            _wake.WaitOne();
            while (!_isForced && !_isStopped && _wake.WaitOne(s_quiet))
            {
            }

            if (_isStopped) return;
            string fingerprint = WatchedFiles.Fingerprint(_current.Settings);
            if (!_isForced && fingerprint == _fingerprint) continue;
            _isForced = false;
            // Taken before the files are read, so that a change meanwhile is seen; a set that is refused is not tried again before one.
            _fingerprint = fingerprint;
            Load();
        }
    }

    void Load()
    {
        var errors = new StringWriter();
        if (TryLoad(errors) is not { } loaded)
        {
            Interlocked.Increment(ref _failures);
            string reason = errors.ToString().Trim();
            _current.Log.Write(LogLevel.Error, $"configuration and rules could not be loaded anew; those of before stay in force:\n{reason}");
            _alerts.Raise(new InternalAlert(FailureRule, Priority.Critical, $"{FailureRule}: {reason.ReplaceLineEndings(" ")}", new InternalFields()));
            return;
        }

        var restart = ChangedKeys.NeedingRestart(_current.Settings.Root, loaded.Settings.Root);
        if (restart.Count > 0) loaded.Log.Write(LogLevel.Warning, $"these keys have changed and take effect when the agent is started anew: {string.Join(", ", restart)}");
        _current = loaded;
        Watch();
        Interlocked.Increment(ref _reloads);
        Interlocked.Exchange(ref _ready, loaded);
    }

    Session? TryLoad(TextWriter errors)
    {
        try
        {
            return _current.LoadAgain(errors);
        }
        catch (ConfigurationException e)
        {
            errors.WriteLine(e.Message);
            return null;
        }
    }
}
