namespace Gyrfalcon.Capture.Rings;

/// <summary>
/// Merges the rings of all CPUs by timestamp. It works on snapshots: first the caller takes a cut-off time, then the
/// producers' positions are read. An event not newer than the cut-off is then in the snapshot, whichever ring it went to,
/// and can be passed on in order; newer ones wait for the next snapshot.
/// </summary>
sealed class RingMerger(RingBuffer[] rings)
{
    // A binary min-heap of the rings that have a record in this snapshot, by the timestamp of their head.
    readonly RingBuffer[] _heap = new RingBuffer[rings.Length];
    readonly ulong[] _timestamps = new ulong[rings.Length];
    int _count;
    RingBuffer? _current;
    ulong _cutOff;
    ulong _runEnd;

    /// <summary>The bytes that wait in all rings.</summary>
    public ulong Backlog
    {
        get
        {
            ulong sum = 0;
            foreach (var ring in rings) sum += ring.Backlog;
            return sum;
        }
    }

    /// <summary>Whether the last snapshot ended at a record that was still being written.</summary>
    public bool Blocked { get; private set; }

    /// <summary>
    /// Starts on what the rings hold now.
    /// </summary>
    /// <param name="cutOff">The timestamp up to which events are passed on; a time before this call.</param>
    public void TakeSnapshot(ulong cutOff)
    {
        _cutOff = cutOff;
        _current = null;
        _count = 0;
        Blocked = false;
        foreach (var ring in rings) ring.TakeSnapshot();
        foreach (var ring in rings)
        {
            var state = ring.Peek(out ulong timestamp);
            // What is still being written may be older than any other head, so nothing may pass it.
            if (state == RingState.Busy) Block();
            if (Blocked) return;
            if (state == RingState.Record) Push(ring, timestamp);
        }
    }

    /// <summary>
    /// Passes the event given before back to its ring and gives the next one of the snapshot.
    /// </summary>
    /// <returns>False when the snapshot is exhausted.</returns>
    public bool TryNext(out ReadOnlySpan<byte> block, out ushort cpu)
    {
        if (_current is { } current)
        {
            // Mostly the next event comes from the same ring: then the heap is left alone.
            current.Advance();
            var state = current.Peek(out ulong timestamp);
            if (state == RingState.Record && timestamp <= _runEnd)
            {
                block = current.Head;
                cpu = current.Cpu;
                return true;
            }

            Replace(state, timestamp);
        }

        if (_count > 0 && _timestamps[0] <= _cutOff)
        {
            _current = _heap[0];
            _runEnd = Math.Min(_cutOff, SecondTimestamp());
            block = _current.Head;
            cpu = _current.Cpu;
            return true;
        }

        _current = null;
        block = default;
        cpu = 0;
        return false;
    }

    ulong SecondTimestamp() => _count switch
    {
        1 => ulong.MaxValue,
        2 => _timestamps[1],
        _ => Math.Min(_timestamps[1], _timestamps[2]),
    };

    void Block()
    {
        Blocked = true;
        _count = 0;
    }

    // The ring at the top has moved: put it where its new head belongs, or take it out.
    void Replace(RingState state, ulong timestamp)
    {
        switch (state)
        {
            case RingState.Busy:
                Block();
                return;
            case RingState.Record:
                _timestamps[0] = timestamp;
                break;
            default:
                _count--;
                _heap[0] = _heap[_count];
                _timestamps[0] = _timestamps[_count];
                break;
        }

        SiftDown();
    }

    void Push(RingBuffer ring, ulong timestamp)
    {
        int at = _count++;
        while (at > 0)
        {
            int parent = (at - 1) / 2;
            if (_timestamps[parent] <= timestamp) break;
            _heap[at] = _heap[parent];
            _timestamps[at] = _timestamps[parent];
            at = parent;
        }

        _heap[at] = ring;
        _timestamps[at] = timestamp;
    }

    void SiftDown()
    {
        if (_count == 0) return;
        var ring = _heap[0];
        ulong timestamp = _timestamps[0];
        int at = 0;
        while (true)
        {
            int child = 2 * at + 1;
            if (child >= _count) break;
            if (child + 1 < _count && _timestamps[child + 1] < _timestamps[child]) child++;
            if (_timestamps[child] >= timestamp) break;
            _heap[at] = _heap[child];
            _timestamps[at] = _timestamps[child];
            at = child;
        }

        _heap[at] = ring;
        _timestamps[at] = timestamp;
    }
}
