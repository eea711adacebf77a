namespace Gyrfalcon.Hosting;

/// <summary>Hands what the event loop knows to other threads, when they ask: the loop itself is not held up.</summary>
/// <param name="read">Reads it, on the loop's thread.</param>
sealed class LoopReport(Func<LoopFacts> read)
{
    // The loop looks at every pause, of 5 ms at most, and every 16,384 events.
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    readonly object _lock = new();
    volatile bool _isAsked;
    LoopFacts _last = read();
    long _number;
    bool _hasEnded;

    /// <summary>The facts of now, or older ones when the loop does not answer within a second. May be called on any thread.</summary>
    public LoopFacts Read()
    {
        lock (_lock)
        {
            long seen = _number;
            _isAsked = true;
            while (_number == seen && !_hasEnded && Monitor.Wait(_lock, s_limit))
            {
            }

            return _last;
        }
    }

    /// <summary>Answers who asked; to be called by the loop, often.</summary>
    public void Answer()
    {
        if (_isAsked) Update(hasEnded: false);
    }

    /// <summary>The loop has ended: what it knows stays as it is.</summary>
    public void End() => Update(hasEnded: true);

    void Update(bool hasEnded)
    {
        _isAsked = false;
        var facts = read();
        lock (_lock)
        {
            _last = facts;
            _number++;
            _hasEnded = hasEnded;
            Monitor.PulseAll(_lock);
        }
    }
}
