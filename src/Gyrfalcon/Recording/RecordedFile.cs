using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Recording;

/// <summary>One file that is being recorded.</summary>
sealed class RecordedFile : IDisposable
{
    readonly BackgroundFile _file;
    readonly ScapWriter _writer;

    RecordedFile(string path, BackgroundFile file)
    {
        Path = path;
        _file = file;
        _writer = new ScapWriter(file, path);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>When it ends, nanoseconds since the epoch.</summary>
    public ulong Deadline { get; set; }

    /// <summary>Whether it has reached the largest size.</summary>
    public bool IsFull => _file.IsFull;

    /// <summary>The size on disk so far, in bytes.</summary>
    public long Written => _file.Written;

    /// <summary>
    /// Begins a file with what the ring holds. Its first part is what came before the event; there, threads are as the event found
    /// them, and not as they were. The second begins with the event, over the state that decided about it, so that a replay decides the same.
    /// </summary>
    /// <param name="path">The file; there must be none. It is for its owner alone, for it holds environments and what was read and written.</param>
    /// <param name="limit">The largest size in bytes; 0 for no limit.</param>
    /// <param name="host">The state.</param>
    /// <param name="ring">The newest events.</param>
    /// <param name="context">The event.</param>
    /// <param name="from">The time of the first event to write, nanoseconds since the epoch.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    /// <exception cref="CaptureException">It cannot be written.</exception>
    public static RecordedFile Start(string path, long limit, HostState host, EventRing ring, scoped in EventContext context, ulong from)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        var recorded = new RecordedFile(path, new BackgroundFile(file, limit));
        try
        {
            recorded.WriteBeginning(host, ring, context, from);
        }
        catch (CaptureException)
        {
            recorded.Dispose();
            throw;
        }

        return recorded;
    }

    /// <summary>Writes an event.</summary>
    /// <exception cref="CaptureException">The disk is full, or too slow.</exception>
    public void Write(in EventView view) => _writer.Write(view);

    /// <summary>Has the rest written in the background.</summary>
    /// <exception cref="CaptureException">As <see cref="Write"/>.</exception>
    public void Complete()
    {
        using (_writer) _writer.Complete();
    }

    /// <summary>Ends the file without what is not yet on its way to the disk.</summary>
    public void Dispose() => _writer.Dispose();

    /// <summary>Waits until all is written, for so long at most.</summary>
    public void Join(TimeSpan limit) => _file.Join(limit);

    void WriteBeginning(HostState host, EventRing ring, scoped in EventContext context, ulong from)
    {
        var state = new StateWriter(_writer, host);
        _writer.WriteWhatFollows(host.Follows);
        bool hasBegun = false;
        bool isEvent = false;
        int first = ring.First;
        if (!ring.TryRead(ref first, out var oldest, out long oldestNumber) || oldestNumber > context.Number || oldestNumber == context.Number && oldest.Info is null)
        {
            // It has waited for longer than the ring remembers.
            state.Write(context, context.Event.Timestamp);
            _writer.Write(context.Event);
            hasBegun = isEvent = true;
        }

        for (int place = ring.First; ring.TryRead(ref place, out var view, out long number);)
        {
            if (isEvent)
            {
                _writer.Write(view);
                continue;
            }

            // A record of our own has the number of the event before it.
            isEvent = number == context.Number && view.Info is not null;
            if (!isEvent && (view.Timestamp < from || view.Info is null && !hasBegun)) continue;
            if (isEvent && hasBegun) _writer.BeginSection();
            if (isEvent || !hasBegun) state.Write(context, view.Timestamp);
            hasBegun = true;
            _writer.Write(view);
        }
    }
}
