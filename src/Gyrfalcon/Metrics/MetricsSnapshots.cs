using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Metrics;

/// <summary>Sends the metrics to where alerts go, and to a file, at an interval.</summary>
sealed class MetricsSnapshots : IDisposable
{
    // What a timer can take.
    static readonly TimeSpan s_longestInterval = TimeSpan.FromDays(49);

    readonly MetricsOptions _options;
    readonly MetricsReader _reader;
    readonly SnapshotFields _fields;
    readonly Action<InternalAlert> _raise;
    readonly Action<string> _log;
    readonly StreamWriter? _file;
    readonly Timer _timer;
    readonly Lock _lock = new();
    long _samples;

    /// <summary>Begins; the first snapshot comes after one interval.</summary>
    /// <param name="options">Where they go.</param>
    /// <param name="reader">The metrics.</param>
    /// <param name="raise">Takes internal alerts.</param>
    /// <param name="log">Takes messages of the log.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public MetricsSnapshots(MetricsOptions options, MetricsReader reader, Action<InternalAlert> raise, Action<string> log)
    {
        _options = options;
        _reader = reader;
        _raise = raise;
        _log = log;
        _fields = new SnapshotFields(options);
        if (options.File is { } path) _file = new StreamWriter(path, append: true) { AutoFlush = true };
        var interval = options.Interval < s_longestInterval ? options.Interval : s_longestInterval;
        _timer = new Timer(_ => Take(), null, interval, interval);
    }

    /// <summary>Ends; one that is being taken is finished.</summary>
    public void Dispose()
    {
        using (var ended = new ManualResetEvent(false))
        {
            if (_timer.Dispose(ended)) ended.WaitOne();
        }

        _file?.Dispose();
    }

    void Take()
    {
        // One that takes longer than the interval is not taken twice at a time.
        if (!_lock.TryEnter()) return;
        try
        {
            var fields = _fields.Make(_reader.Read(), AgentFacts.Now());
            _samples++;
            if (_options.AsAlerts) _raise(new("Falco internal: metrics snapshot", Priority.Informational, "Falco metrics snapshot", fields));
            _file?.Write($"{{\"output_fields\":{fields.ToJson()},\"sample\":{_samples}}}\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log($"metrics: the snapshot cannot be written: {e.Message}");
        }
        finally
        {
            _lock.Exit();
        }
    }
}
