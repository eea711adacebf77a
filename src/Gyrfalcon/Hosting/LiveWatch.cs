using System.Buffers;
using System.Text.Json;
using Gyrfalcon.Capture;
using Gyrfalcon.Configuration;
using Gyrfalcon.Drops;
using Gyrfalcon.Metrics;
using Gyrfalcon.Reloading;
using Gyrfalcon.Web;

namespace Gyrfalcon.Hosting;

/// <summary>What looks at a live agent from outside of its event loop: the web server, the snapshots of metrics, and once a second the losses of the kernel.</summary>
sealed class LiveWatch : IDisposable
{
    static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    readonly LiveSource _source;
    readonly EventCounters _counters;
    readonly LoopReport _loop;
    readonly AgentFacts _facts;
    readonly MetricsReader _reader;
    readonly DropMonitor _drops;
    readonly SilenceMonitor _silence;
    readonly MetricsSnapshots? _snapshots;
    readonly WebServer? _web;
    readonly Timer _timer;
    readonly Lock _checking = new();
    bool _isStopped;

    /// <summary>Begins to watch.</summary>
    /// <exception cref="ConfigurationException">The web server cannot be started, or the file of the metrics not be written.</exception>
    public LiveWatch(Session session, LiveSource source, LiveHost live, Agent agent, AlertOutputs outputs, Reloader reloader)
    {
        var alerts = outputs.Internal;
        var settings = session.Settings;
        _facts = AgentFacts.Read(settings, source);
        _source = source;
        _counters = source.ReadCounters();
        _loop = new LoopReport(() => LoopFacts.Read(agent, live, source));
        _drops = new DropMonitor(settings.Drops, DropTotals.Of(_counters), AgentFacts.Now(), alerts.Raise, session.Log.Write);
        _silence = new SilenceMonitor(settings.Drops, alerts.Raise);
        _reader = new MetricsReader(settings.Metrics?.Groups ?? MetricGroups.All, _facts, _loop, source, outputs.Queues, reloader);
        if (settings.WebServer is { } web) _web = new WebServer(web, Pages(settings, _reader));
        if (settings.Metrics is { } metrics && (metrics.AsAlerts || metrics.File is not null)) _snapshots = Begin(metrics, _reader, alerts, session.Log);
        if (_web is not null) session.Log.Write($"Starting webserver: it listens on {_web.Endpoint}");
        _timer = new Timer(_ => Check(), null, s_second, s_second);
    }

    /// <summary>Whether the configuration asks for the end of the agent, because the kernel lost events.</summary>
    public bool MustExit => _drops.MustExit;

    /// <summary>Tells other threads what they asked for; to be called by the event loop, often.</summary>
    public void Answer() => _loop.Answer();

    /// <summary>Takes other files as those that are loaded.</summary>
    public void Use(Settings settings) => _reader.Use(_facts.With(settings));

    /// <summary>Ends to watch; the event loop has ended.</summary>
    public void Stop()
    {
        if (_isStopped) return;
        _isStopped = true;
        _loop.End();
        _web?.Dispose();
        _snapshots?.Dispose();
        using var ended = new ManualResetEvent(false);
        if (_timer.Dispose(ended)) ended.WaitOne();
    }

    /// <summary>Writes what was seen of losses.</summary>
    public void WriteDrops(TextWriter writer) => _drops.WriteSummary(writer);

    /// <inheritdoc/>
    public void Dispose() => Stop();

    static MetricsSnapshots Begin(MetricsOptions options, MetricsReader reader, InternalAlerts alerts, AgentLog log)
    {
        log.Write($"Setting metrics interval to {options.Interval.TotalMilliseconds:0} (ms)");
        try
        {
            return new(options, reader, alerts.Raise, log.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"metrics.output_file cannot be written: {e.Message}");
        }
    }

    static Dictionary<string, Func<HttpResponse>> Pages(Settings settings, MetricsReader reader)
    {
        var versions = HttpResponse.Json(VersionsOf(settings));
        var pages = new Dictionary<string, Func<HttpResponse>>
        {
            ["/versions"] = () => versions,
            ["/status"] = () => StatusPage.Make(reader.Read()),
        };
        if (settings.Metrics is not null && settings.WebServer!.Metrics) pages["/metrics"] = () => PrometheusPage.Make(reader.Read());
        return pages;
    }

    static ReadOnlyMemory<byte> VersionsOf(Settings settings)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) Versions.Write(json, settings.Plugins);
        return buffer.WrittenMemory;
    }

    void Check()
    {
        // A timer does not wait for what it calls.
        if (!_checking.TryEnter()) return;
        try
        {
            _source.Update(_counters);
            _drops.Check(DropTotals.Of(_counters), AgentFacts.Now());
            _silence.Check(_source.EventCount, () => _loop.Read().LastEventTime, TimeSpan.FromMilliseconds(Environment.TickCount64));
        }
        finally
        {
            _checking.Exit();
        }
    }
}
