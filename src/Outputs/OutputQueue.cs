using Gyrfalcon.Outputs.Spool;

namespace Gyrfalcon.Outputs;

/// <summary>
/// The bounded queue of one output, emptied by a thread of its own, so that a slow output holds up neither another output nor
/// the event loop. What it could not take or deliver is counted.
/// </summary>
public sealed class OutputQueue : IDisposable
{
    readonly IAlertOutput _output;
    readonly Delivery _delivery;
    readonly QueueOptions _options;
    readonly Action<string> _log;
    readonly int _capacity;
    readonly object _lock = new();
    readonly Queue<Alert> _waiting = new();
    readonly Thread _worker;
    long _bytes;
    long _dropped;
    bool _delivers;
    bool _reopens;
    bool _ends;

    /// <summary>Starts the output's thread.</summary>
    /// <param name="output">The output; disposed by that thread once the queue has ended.</param>
    /// <param name="options">How much may wait.</param>
    /// <param name="delivery">How alerts are handed over.</param>
    /// <param name="log">Takes messages, from any thread.</param>
    public OutputQueue(IAlertOutput output, QueueOptions options, DeliveryOptions delivery, Action<string> log)
    {
        _output = output;
        _delivery = new Delivery(output, delivery, log);
        _options = options;
        _log = log;
        _capacity = options.Capacity == 0 ? QueueOptions.DefaultCapacity : options.Capacity;
        _worker = new Thread(Work) { IsBackground = true, Name = $"output {output.Name}" };
        _worker.Start();
    }

    /// <summary>The output's name.</summary>
    public string Name => _output.Name;

    /// <summary>Alerts that the receiver took.</summary>
    public long Delivered => AtReceiver.Delivered;

    /// <summary>Alerts that were given up.</summary>
    public long Failed => _delivery.Failed + ((_output as SpooledOutput)?.Delivery.Failed ?? 0);

    /// <summary>Whether the receiver takes longer for an alert than <see cref="DeliveryOptions.Timeout"/>.</summary>
    public bool Hangs => AtReceiver.Hangs;

    /// <summary>Whether the last try to deliver an alert failed.</summary>
    public bool Fails => AtReceiver.Fails;

    /// <summary>Bytes of alerts that wait on disk; 0 without a spool.</summary>
    public long SpooledBytes => (_output as SpooledOutput)?.WaitingBytes ?? 0;

    /// <summary>Alerts that found the queue full.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Alerts in the queue and at the output.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock) return _waiting.Count + (_delivers ? 1 : 0);
        }
    }

    /// <summary>Queues an alert; when the queue is full it is dropped and counted.</summary>
    public void Offer(in Alert alert)
    {
        lock (_lock)
        {
            if (HasRoom)
            {
                Add(alert);
                return;
            }
        }

        if (Interlocked.Increment(ref _dropped) == 1)
            _log($"output '{_output.Name}': Outputs queue out of memory. Drop event and continue on: its {_capacity:N0} alerts wait; those that are dropped are counted");
    }

    /// <summary>Queues an alert and waits while the queue is full: for sources that can wait, such as a capture file.</summary>
    public void Enqueue(in Alert alert)
    {
        lock (_lock)
        {
            while (!HasRoom) Monitor.Wait(_lock);
            Add(alert);
        }
    }

    /// <summary>Opens the output anew as soon as the delivery at work ends; one that hangs is made to fail where that is possible.</summary>
    public void Reopen()
    {
        lock (_lock)
        {
            _reopens = true;
            Monitor.PulseAll(_lock);
        }

        _delivery.Unblock();
    }

    /// <summary>Delivers what still waits, for at most <paramref name="timeout"/>, and closes the output.</summary>
    /// <returns>How many alerts were given up.</returns>
    public int Stop(TimeSpan timeout)
    {
        lock (_lock)
        {
            _ends = true;
            Monitor.PulseAll(_lock);
        }

        _delivery.End();
        return _worker.Join(timeout) ? 0 : Waiting;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop(TimeSpan.Zero);
        _delivery.Dispose();
    }

    Delivery AtReceiver => (_output as SpooledOutput)?.Delivery ?? _delivery;

    // An alert that is larger than the bound goes through an empty queue.
    bool HasRoom => _waiting.Count == 0 || (_waiting.Count < _capacity && _bytes < QueueOptions.MaxBytes);

    void Add(in Alert alert)
    {
        _waiting.Enqueue(alert);
        _bytes += alert.Line.Length;
        // Whoever empties it asks again before it waits.
        if (_waiting.Count == 1) Monitor.PulseAll(_lock);
    }

    void Work()
    {
        while (TakeNext(out var alert, out bool reopen, out bool isLast))
        {
            if (reopen) _delivery.Reopen();
            else _delivery.Deliver(alert, flush: isLast || !(_options.Buffered || _output.IsBatched));
        }

        _output.Dispose();
    }

    bool TakeNext(out Alert alert, out bool reopen, out bool isLast)
    {
        lock (_lock)
        {
            _delivers = false;
            while (_waiting.Count == 0 && !_reopens && !_ends) Monitor.Wait(_lock);
            alert = default;
            isLast = true;
            reopen = _reopens;
            _reopens = false;
            if (reopen) return true;
            if (!_waiting.TryDequeue(out alert)) return false;
            _delivers = true;
            _bytes -= alert.Line.Length;
            isLast = _waiting.Count == 0;
            Monitor.PulseAll(_lock);
            return true;
        }
    }
}
