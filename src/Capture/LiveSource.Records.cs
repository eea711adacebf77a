using System.Buffers.Binary;
using System.Collections.Concurrent;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture;

public sealed partial class LiveSource
{
    readonly ProcessReader _processes;
    readonly ThreadLookup _lookup;
    Queue<byte[]> _hostBlocks = [];
    ProcScan? _scan;
    readonly ConcurrentQueue<byte[]> _posted = [];
    volatile bool _hasPosted;
    bool _inLookup;

    /// <summary>Requests for threads that were answered with a record.</summary>
    public ulong LookupsAnswered => _lookup.Answered;

    /// <summary>Requests for threads that had ended before they could be looked up.</summary>
    public ulong LookupsGone => _lookup.Gone;

    /// <summary>Requests for threads that were turned away, because there were too many.</summary>
    public ulong LookupsRefused => _lookup.Refused;

    /// <summary>
    /// Asks for a thread that an event named and that is not known. If it still lives, its record comes before the next event, led
    /// by those of its process. To be called between two reads, on the thread that reads.
    /// </summary>
    public void RequestThread(long tid)
    {
        _lookup.Request(tid, Environment.TickCount64);
        _inLookup = true;
    }

    /// <summary>
    /// Puts an event from elsewhere into the stream, before the next of the kernel. May be called on any thread.
    /// </summary>
    /// <param name="block">The event block; its timestamp is set, so that the stream stays in order.</param>
    public void Post(byte[] block)
    {
        _posted.Enqueue(block);
        _hasPosted = true;
    }

    /// <summary>Whether a thread still exists, by /proc. To be called between two reads, on the thread that reads.</summary>
    public bool IsAlive(long tid) => _processes.Exists(tid);

    // What the host says of itself is read after the probe was attached, so that nothing between is lost: what happens meanwhile
    // waits in the rings, and the state bears with hearing of a thread twice.
    void StartScan(LiveOptions options, ulong timestamp)
    {
        if (!options.ScanHost) return;
        _hostBlocks = HostFacts.Read(options.HostRoot, timestamp, _bootOffset);
        _scan = new ProcScan(_processes, timestamp);
    }

    // False in the ordinary case, by one look at four fields.
    bool TryNextRecord(out EventView view)
    {
        if (!_inLookup && !_hasPosted && _scan is null && _hostBlocks.Count == 0)
        {
            view = default;
            return false;
        }

        if (_hostBlocks.TryDequeue(out byte[]? hostBlock)) return EventView.TryCreate(hostBlock, 0, out view, out _);
        if (_scan is not null)
        {
            if (_scan.TryNext(out var scanned)) return EventView.TryCreate(scanned, 0, out view, out _);
            _scan = null;
            _processes.Rest();
        }

        if (_hasPosted)
        {
            // What is posted after the flag was cleared sets it again.
            _hasPosted = false;
            if (_posted.TryDequeue(out byte[]? posted))
            {
                _hasPosted = true;
                BinaryPrimitives.WriteUInt64LittleEndian(posted, Math.Max(_lastTimestamp, _drainedUntil));
                return EventView.TryCreate(posted, 0, out view, out _);
            }
        }

        if (_inLookup && _lookup.TryNext(_lastTimestamp, Environment.TickCount64, out var block)) return EventView.TryCreate(block, 0, out view, out _);
        _inLookup = false;
        view = default;
        return false;
    }
}
