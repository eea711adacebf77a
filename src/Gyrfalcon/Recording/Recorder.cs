using System.Globalization;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Recording;

/// <summary>
/// Records what happens around alerts in capture files. It remembers the newest events in memory, so that a file begins before its
/// alert; one file is written at a time, and further alerts make it longer.
/// </summary>
/// <param name="options">Which alerts, and how much.</param>
/// <param name="host">The state that the events are applied to.</param>
/// <param name="log">Told of files that are complete, and of those that cannot be written.</param>
/// <param name="raise">Told when a file has reached its largest size.</param>
sealed class Recorder(RecordingOptions options, HostState host, Action<string> log, Action<InternalAlert> raise)
{
    const ulong NanosecondsPerMillisecond = 1_000_000;

    // After a file that cannot be written; every alert would fail, and say so.
    const ulong PauseAfterFailure = 10_000_000_000;

    static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    readonly EventRing _ring = new(options.RingMb * 1024 * 1024);
    readonly long _limit = options.MaxFileSizeMb * 1024L * 1024;
    RecordedFile? _recording;
    RecordedFile? _last;
    ulong _notBefore;

    /// <summary>Whether a file is being written.</summary>
    public bool IsRecording => _recording is not null;

    /// <summary>How many files were begun.</summary>
    public long Files { get; private set; }

    /// <summary>How many could not be begun, or ended early because the disk failed.</summary>
    public long Failures { get; private set; }

    /// <summary>Takes an event before the engine does.</summary>
    /// <param name="view">The event.</param>
    /// <param name="number">The number that it has, or of the last event for a record of our own.</param>
    public void Take(in EventView view, long number)
    {
        if (_recording is not null && view.Info is not null) Advance(view.Timestamp);
        if (view.Code == EventCode.SectionRecord) _ring.Clear();
        else _ring.Add(view, number);
        if (_recording is { } recording) Write(recording, view);
    }

    /// <summary>Begins a file, or makes the one that is being written longer, if the rule is to be recorded.</summary>
    public void OnAlert(Rule rule, scoped in EventContext context)
    {
        if (!options.Wants(rule) && _recording is null) return;
        ulong time = context.Event.Timestamp;
        ulong deadline = time + (ulong)options.DurationOf(rule).TotalMilliseconds * NanosecondsPerMillisecond;
        if (_recording is null) Begin(context, time);
        if (_recording is { } recording) recording.Deadline = Math.Max(recording.Deadline, deadline);
    }

    /// <summary>Ends the file when it is due.</summary>
    /// <param name="now">The time of the stream, nanoseconds since the epoch.</param>
    public void Advance(ulong now)
    {
        if (_recording is not { } recording) return;
        if (now >= recording.Deadline)
        {
            End(recording);
        }
        else if (recording.IsFull)
        {
            End(recording);
            raise(SizeLimit(recording.Written));
        }
    }

    /// <summary>Ends the file: nothing more comes. What waits for the disk has 5 s.</summary>
    public void Complete()
    {
        if (_recording is { } recording) End(recording);
        _last?.Join(_patience);
    }

    void Begin(scoped in EventContext context, ulong time)
    {
        if (time < _notBefore) return;
        string path = $"{options.PathPrefix}_{time:D20}_{context.Number:D20}.scap";
        ulong before = (ulong)options.Before.TotalMilliseconds * NanosecondsPerMillisecond;
        try
        {
            _recording = _last = RecordedFile.Start(path, _limit, host, _ring, context, time - Math.Min(time, before));
            Files++;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CaptureException)
        {
            Fail(path, e.Message, time);
        }
    }

    void Write(RecordedFile recording, in EventView view)
    {
        try
        {
            recording.Write(view);
        }
        catch (CaptureException e)
        {
            recording.Dispose();
            Fail(recording.Path, e.Message, view.Timestamp);
        }
    }

    void End(RecordedFile recording)
    {
        _recording = null;
        try
        {
            recording.Complete();
            log($"recorded {recording.Path}");
        }
        catch (CaptureException e)
        {
            Fail(recording.Path, e.Message, recording.Deadline);
        }
    }

    void Fail(string path, string reason, ulong time)
    {
        _recording = null;
        _notBefore = time + PauseAfterFailure;
        Failures++;
        log(reason.StartsWith(path, StringComparison.Ordinal) ? reason : $"{path}: the capture cannot be written: {reason}");
    }

    InternalAlert SizeLimit(long written)
    {
        const string rule = "Falco internal: capture size limit reached";
        var fields = new InternalFields();
        fields.Set("max_file_size_mb", (long)options.MaxFileSizeMb);
        fields.Set("written_bytes", written);
        return new(rule, Priority.Informational, string.Create(CultureInfo.InvariantCulture, $"{rule}. Configured limit: {options.MaxFileSizeMb} MB."), fields);
    }
}
