namespace Gyrfalcon.Capture.Procfs;

/// <summary>
/// Answers requests for threads that the state misses: with the thread's record, and before it its leader and the leader's
/// descriptors. Short-lived threads are asked for in swarms, so requests are bounded in every way, and what is turned away counted.
/// </summary>
sealed class ThreadLookup(ProcessReader reader)
{
    // A look-up takes 0.2 ms and more, so this is at most 5 % of the time.
    const int PerSecond = 200;
    const int QueueLimit = 1024;
    const int MemoryLimit = 4096;

    // A thread that is gone does not come back, but its number does; and what was just said need not be said again.
    const long RememberGoneMilliseconds = 10_000;
    const long RememberToldMilliseconds = 1_000;

    readonly Queue<long> _requests = new();
    readonly HashSet<long> _queued = [];
    readonly Dictionary<long, long> _gone = [];
    readonly Dictionary<long, long> _told = [];
    long _second;
    int _thisSecond;
    long _tid;
    long _leader;
    Step _step = Step.NextRequest;

    enum Step
    {
        NextRequest,
        Descriptors,
        Thread,
    }

    /// <summary>Requests answered with a record.</summary>
    public ulong Answered { get; private set; }

    /// <summary>Requests for threads that were gone.</summary>
    public ulong Gone { get; private set; }

    /// <summary>Requests not looked at: too many of them.</summary>
    public ulong Refused { get; private set; }

    /// <summary>Asks for a thread. It is answered soon, or never when it is gone or was asked for a moment ago.</summary>
    /// <param name="tid">Its id.</param>
    /// <param name="now">Milliseconds, of a clock that only runs forward.</param>
    public void Request(long tid, long now)
    {
        if (tid <= 0 || _queued.Contains(tid) || IsRecent(_gone, tid, now, RememberGoneMilliseconds) || IsRecent(_told, tid, now, RememberToldMilliseconds)) return;
        if (now / 1000 != _second)
        {
            _second = now / 1000;
            _thisSecond = 0;
        }

        if (_requests.Count >= QueueLimit || ++_thisSecond > PerSecond)
        {
            Refused++;
            return;
        }

        _requests.Enqueue(tid);
        _queued.Add(tid);
    }

    /// <summary>Gives the next record as an event block, valid until the next call; false when nothing is asked for.</summary>
    public bool TryNext(ulong timestamp, long now, out ReadOnlySpan<byte> block)
    {
        block = default;
        while (block.IsEmpty)
        {
            switch (_step)
            {
                case Step.Descriptors:
                    _step = _tid == _leader ? Step.NextRequest : Step.Thread;
                    block = reader.ReadDescriptors(timestamp);
                    break;

                case Step.Thread:
                    _step = Step.NextRequest;
                    block = reader.ReadThread(_tid, timestamp);
                    if (block.IsEmpty) Gone++;
                    else Answered++;
                    Remember(block.IsEmpty ? _gone : _told, _tid, now);
                    break;

                default:
                    if (!_requests.TryDequeue(out _tid))
                    {
                        reader.Rest();
                        return false;
                    }

                    _queued.Remove(_tid);
                    block = Begin(timestamp, now);
                    break;
            }
        }

        return true;
    }

    ReadOnlySpan<byte> Begin(ulong timestamp, long now)
    {
        _leader = reader.ThreadGroupOf(_tid);
        if (_leader == 0 || !reader.TryOpen(_leader))
        {
            Gone++;
            Remember(_gone, _tid, now);
            return default;
        }

        // Also when the leader has been told: what threads share is completed with its record.
        var block = reader.ReadThread(_leader, timestamp);
        bool told = IsRecent(_told, _leader, now, RememberToldMilliseconds);
        if (block.IsEmpty || told)
        {
            _step = _tid == _leader ? Step.NextRequest : Step.Thread;
            return default;
        }

        _step = Step.Descriptors;
        if (_tid == _leader) Answered++;
        Remember(_told, _leader, now);
        return block;
    }

    static bool IsRecent(Dictionary<long, long> memory, long tid, long now, long milliseconds) =>
        memory.TryGetValue(tid, out long since) && now - since < milliseconds;

    static void Remember(Dictionary<long, long> memory, long tid, long now)
    {
        if (memory.Count >= MemoryLimit) memory.Clear();
        memory[tid] = now;
    }
}
