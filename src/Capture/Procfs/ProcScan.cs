namespace Gyrfalcon.Capture.Procfs;

/// <summary>
/// Walks all processes once: of each its leader, its descriptors, its other threads. One record at a time, so that a host with
/// 10,000 threads needs no more memory than one with ten.
/// </summary>
sealed class ProcScan
{
    readonly ProcessReader _reader;
    readonly ulong _timestamp;
    readonly List<long> _pids = [];
    readonly List<long> _tids = [];
    int _nextPid;
    int _nextTid;
    Step _step = Step.NextProcess;

    /// <param name="reader">What reads the processes.</param>
    /// <param name="timestamp">The timestamp of all records, nanoseconds since the epoch.</param>
    public ProcScan(ProcessReader reader, ulong timestamp)
    {
        _reader = reader;
        _timestamp = timestamp;
        reader.ListProcesses(_pids);
    }

    enum Step
    {
        NextProcess,
        Descriptors,
        Threads,
    }

    /// <summary>Gives the next record as an event block, valid until the next call; false at the end.</summary>
    public bool TryNext(out ReadOnlySpan<byte> block)
    {
        while (true)
        {
            switch (_step)
            {
                case Step.Descriptors:
                    _step = Step.Threads;
                    block = _reader.ReadDescriptors(_timestamp);
                    _reader.ListThreads(_tids);
                    _nextTid = 0;
                    return true;

                case Step.Threads when _nextTid < _tids.Count:
                    block = _reader.ReadThread(_tids[_nextTid++], _timestamp);
                    if (!block.IsEmpty) return true;
                    break;

                default:
                    if (_nextPid == _pids.Count)
                    {
                        block = default;
                        return false;
                    }

                    long pid = _pids[_nextPid++];
                    _step = Step.NextProcess;
                    if (!_reader.TryOpen(pid)) break;
                    block = _reader.ReadThread(pid, _timestamp);
                    if (block.IsEmpty) break;
                    _step = Step.Descriptors;
                    return true;
            }
        }
    }
}
