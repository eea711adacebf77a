using Microsoft.Win32.SafeHandles;

namespace Gyrfalcon.Outputs.Spool;

/// <summary>
/// Alerts on disk in the order in which they came. One thread appends, one reads and acknowledges. What was appended survives the end
/// of the process, however it ends: it is in the kernel's cache; only a host that loses its power may lose the last seconds. A full
/// spool makes the appending thread wait: what was accepted is never thrown away for something newer.
/// </summary>
sealed class AlertSpool : IDisposable
{
    /// <summary>A spool gives its space back in eighths, of 8 MiB at most.</summary>
    const int SegmentsOfASpool = 8;
    const long MaxSegment = 8 * 1024 * 1024;

    readonly object _lock = new();
    readonly string _directory;
    readonly long _maxBytes;
    readonly Action<string> _log;
    readonly SpoolBookmark _bookmark;
    readonly Queue<(long Number, long Length)> _older = new();
    SpoolSegment? _reading;
    SpoolPosition _next;
    SafeFileHandle? _writing;
    SpoolPosition _end;
    long _bytes;
    bool _isClosed;
    bool _isAborted;
    bool _saidFull;

    /// <summary>Opens a spool, or makes one.</summary>
    /// <param name="directory">Its own directory.</param>
    /// <param name="maxBytes">How many bytes may wait.</param>
    /// <param name="log">Told of damage.</param>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public AlertSpool(string directory, long maxBytes, Action<string> log)
    {
        SpoolDirectory.Create(directory);
        _directory = directory;
        _maxBytes = maxBytes;
        _log = log;
        _bookmark = new SpoolBookmark(Path.Combine(directory, "acknowledged"));
        if (_bookmark.IsDamaged) log($"{directory}: how far it was acknowledged is damaged; what is there is sent again");
        LastSequence = _bookmark.Sequence;
        foreach (long number in SpoolSegment.NumbersIn(directory).ToList()) Take(number);
        IsNew = _bookmark.IsNew && _older.Count == 0;
        // No process writes on to a segment of another one, so that what a torn write left stays at an end.
        _end = new SpoolPosition(Math.Max(_bookmark.Position.Segment, _older.Count > 0 ? _older.Last().Number : 0) + 1, 0);
        _next = _older.Count == 0 ? _end : _older.Peek().Number == _bookmark.Position.Segment ? _bookmark.Position : new SpoolPosition(_older.Peek().Number, 0);
    }

    /// <summary>Whether it was made just now.</summary>
    public bool IsNew { get; }

    /// <summary>The highest sequence number that was ever appended, as far as that is still known.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Whether another alert can be read at once, and before all that was read must be acknowledged.</summary>
    public bool HasMore
    {
        get
        {
            lock (_lock) return _next.Offset < EndOf(_next.Segment);
        }
    }

    /// <summary>How many bytes wait for being acknowledged.</summary>
    public long WaitingBytes
    {
        get
        {
            lock (_lock)
            {
                var (segment, offset) = _bookmark.Position;
                bool isThere = segment == _end.Segment || (_older.Count > 0 && _older.Peek().Number == segment);
                return _bytes - (isThere ? offset : 0);
            }
        }
    }

    /// <summary>Begins a new spool behind a number: those up to it were never meant for it.</summary>
    public void Begin(long sequence)
    {
        lock (_lock)
        {
            _bookmark.Move(default, sequence);
            LastSequence = Math.Max(LastSequence, sequence);
        }
    }

    /// <summary>Appends an alert, and waits while the spool is full.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="AlertRefusedException">It is too long.</exception>
    public void Append(in Alert alert)
    {
        if (alert.Line.Length > SpoolRecord.MaxLine) throw new AlertRefusedException($"the spool takes no alert of {alert.Line.Length} bytes");
        byte[] record = SpoolRecord.Encode(alert);
        lock (_lock)
        {
            while (_bytes + record.Length > _maxBytes && _older.Count > 0 && !_isClosed)
            {
                SayThatItIsFull();
                Monitor.Wait(_lock);
            }

            if (_isClosed) throw new AlertRefusedException("the spool is full");
            if (_end.Offset > 0 && _end.Offset + record.Length > Math.Min(MaxSegment, _maxBytes / SegmentsOfASpool)) StartSegment();
            _writing ??= File.OpenHandle(SpoolSegment.PathOf(_directory, _end.Segment), FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.Write(_writing, record, _end.Offset);
            _end = _end with { Offset = _end.Offset + record.Length };
            _bytes += record.Length;
            LastSequence = Math.Max(LastSequence, alert.Sequence);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Reads the next alert, and waits for one; false once the spool is closed and all was read, or reading is to end.</summary>
    public bool TryRead(out Alert alert)
    {
        while (true)
        {
            long end;
            lock (_lock)
            {
                while (_next == _end && !_isClosed && !_isAborted) Monitor.Wait(_lock);
                alert = default;
                if (_isAborted || _next == _end) return false;
                end = EndOf(_next.Segment);
            }

            if (ReadNext(end) is not { } found) continue;
            alert = found;
            return true;
        }
    }

    /// <summary>The receiver has the alert that was read last, and all before it.</summary>
    public void Acknowledge(in Alert alert)
    {
        lock (_lock) Move(alert.Sequence);
    }

    /// <summary>Nothing is appended any more; who waits for room is refused.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Nothing is read any more.</summary>
    public void Abort()
    {
        lock (_lock)
        {
            _isAborted = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        Abort();
        _reading?.Dispose();
        _writing?.Dispose();
        _bookmark.Dispose();
    }

    long EndOf(long segment) => segment == _end.Segment ? _end.Offset : _older.First(s => s.Number == segment).Length;

    // Once each time that it has been half empty before.
    void SayThatItIsFull()
    {
        if (!_saidFull) _log($"{_directory}: the spool of {_maxBytes:N0} bytes is full; alerts wait in memory, and are dropped there when that is full too");
        _saidFull = true;
    }

    // A segment that was there before; one that was acknowledged, but not deleted, is.
    void Take(long number)
    {
        if (number < _bookmark.Position.Segment)
        {
            File.Delete(SpoolSegment.PathOf(_directory, number));
            return;
        }

        using var segment = new SpoolSegment(_directory, number);
        _older.Enqueue((number, segment.Length));
        _bytes += segment.Length;
        for (long offset = 0, end = segment.Length; segment.Read(ref offset, end, out _) is { } alert;) LastSequence = Math.Max(LastSequence, alert.Sequence);
    }

    void StartSegment()
    {
        _older.Enqueue((_end.Segment, _end.Offset));
        _writing?.Dispose();
        _writing = null;
        _end = new SpoolPosition(_end.Segment + 1, 0);
    }

    // The next alert of the segment at hand; null when there is none any more, and then the next segment is at hand.
    Alert? ReadNext(long end)
    {
        Alert? alert = null;
        long offset = _next.Offset, damage;
        try
        {
            if (_reading?.Number != _next.Segment)
            {
                _reading?.Dispose();
                _reading = null;
                _reading = new SpoolSegment(_directory, _next.Segment);
            }

            alert = _reading.Read(ref offset, end, out damage);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log($"{SpoolSegment.PathOf(_directory, _next.Segment)}: {e.Message}");
            (offset, damage) = (end, end - offset);
        }

        if (damage > 0) _log($"{SpoolSegment.PathOf(_directory, _next.Segment)}: {damage} bytes before byte {(alert is null ? end : offset)} are damaged; the alerts in them are lost");
        lock (_lock)
        {
            bool isLast = _next.Segment == _end.Segment;
            _next = alert is not null || isLast
                ? _next with { Offset = offset }
                : new SpoolPosition(_older.Where(s => s.Number > _next.Segment).Select(s => s.Number).DefaultIfEmpty(_end.Segment).First(), 0);
            // All that was read before is acknowledged, or its reader would not ask for more.
            if (alert is null) Move(_bookmark.Sequence);
        }

        return alert;
    }

    void Move(long sequence)
    {
        try
        {
            _bookmark.Move(_next, sequence);
            for (; _older.Count > 0 && _older.Peek().Number < _next.Segment; _bytes -= _older.Dequeue().Length) File.Delete(SpoolSegment.PathOf(_directory, _older.Peek().Number));
            _saidFull &= _bytes > _maxBytes / 2;
            Monitor.PulseAll(_lock);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Delivery goes on; after a restart alerts are sent twice.
            _log($"{_directory}: how far it was acknowledged cannot be kept: {e.Message}");
        }
    }
}
