namespace Gyrfalcon.Live.Tests.Agents;

/// <summary>Collects the lines of a pipe as they come.</summary>
sealed class OutputLines
{
    readonly List<string> _lines = [];
    readonly Thread _reader;
    bool _ended;

    public OutputLines(StreamReader pipe)
    {
        _reader = new Thread(() => Read(pipe)) { IsBackground = true, Name = "output" };
        _reader.Start();
    }

    public IReadOnlyList<string> Snapshot()
    {
        lock (_lines)
            return [.. _lines];
    }

    /// <summary>Everything, once the other side is closed.</summary>
    public IReadOnlyList<string> ToEnd()
    {
        _reader.Join();
        return _lines;
    }

    /// <summary>Waits until there are so many lines of a kind.</summary>
    public void WaitFor(Func<string, bool> isWanted, int count, TimeSpan limit)
    {
        int seen = 0;
        WaitFor(line => isWanted(line) && ++seen == count, limit);
    }

    /// <summary>Waits for a line; a time-out or an early end shows all lines and what <paramref name="context"/> adds.</summary>
    public void WaitFor(Func<string, bool> isWanted, TimeSpan limit, Func<string>? context = null)
    {
        DateTime end = DateTime.UtcNow + limit;
        int seen = 0;
        lock (_lines)
            while (true)
            {
                for (; seen < _lines.Count; seen++)
                    if (isWanted(_lines[seen]))
                        return;
                TimeSpan left = end - DateTime.UtcNow;
                if (_ended || left <= TimeSpan.Zero)
                    throw new TimeoutException($"the awaited line did not come ({(_ended ? "output ended" : "time is over")}):\n"
                        + string.Join('\n', _lines) + '\n' + context?.Invoke());
                Monitor.Wait(_lines, left);
            }
    }

    void Read(StreamReader pipe)
    {
        while (pipe.ReadLine() is { } line)
            lock (_lines)
            {
                _lines.Add(line);
                Monitor.PulseAll(_lines);
            }
        lock (_lines)
        {
            _ended = true;
            Monitor.PulseAll(_lines);
        }
    }
}
