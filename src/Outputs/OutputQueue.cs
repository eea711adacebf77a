using System.Collections.Concurrent;

namespace Gyrfalcon.Outputs;

/// <summary>
/// The bounded queue of one output, emptied by a thread of its own, so that a slow output holds up neither another output nor
/// the event loop. What it could not take or deliver is counted.
/// </summary>
public sealed class OutputQueue : IDisposable
{
    /// <summary>
    /// How many alerts wait at most when the configuration does not say. With lines of about 1 KB that is 16 MB; the
    /// reference's default has no bound and grows until it is killed.
    /// </summary>
    public const int DefaultCapacity = 16_384;

    readonly IAlertOutput _output;
    readonly BlockingCollection<byte[]> _lines;
    readonly Thread _worker;
    readonly Action<string> _log;
    long _delivered;
    long _dropped;
    long _failed;

    /// <summary>Starts the output's thread.</summary>
    /// <param name="output">The output; disposed with the queue.</param>
    /// <param name="capacity">How many alerts may wait; 0 means <see cref="DefaultCapacity"/>.</param>
    /// <param name="log">Told of the first alert that is dropped, and of the first that fails.</param>
    public OutputQueue(IAlertOutput output, int capacity, Action<string> log)
    {
        _output = output;
        _log = log;
        _lines = new BlockingCollection<byte[]>(capacity == 0 ? DefaultCapacity : capacity);
        _worker = new Thread(Deliver) { IsBackground = true, Name = $"output {output.Name}" };
        _worker.Start();
    }

    /// <summary>The output's name.</summary>
    public string Name => _output.Name;

    /// <summary>Alerts handed over to the output.</summary>
    public long Delivered => Volatile.Read(ref _delivered);

    /// <summary>Alerts that found the queue full.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Alerts that the output refused.</summary>
    public long Failed => Volatile.Read(ref _failed);

    /// <summary>Queues an alert; when the queue is full it is dropped and counted.</summary>
    public void Offer(byte[] line)
    {
        if (_lines.TryAdd(line)) return;
        if (Interlocked.Increment(ref _dropped) == 1)
            _log($"output '{Name}': the queue of {_lines.BoundedCapacity} alerts is full; alerts are dropped and counted");
    }

    /// <summary>Queues an alert and waits while the queue is full: for sources that can wait, such as a capture file.</summary>
    public void Enqueue(byte[] line) => _lines.Add(line);

    /// <summary>Delivers what still waits, for at most <paramref name="timeout"/>, and closes the output.</summary>
    /// <returns>How many alerts were given up.</returns>
    public int Stop(TimeSpan timeout)
    {
        _lines.CompleteAdding();
        return _worker.Join(timeout) ? 0 : _lines.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_lines.IsAddingCompleted) Stop(TimeSpan.Zero);
        if (!_worker.IsAlive) _lines.Dispose();
        _output.Dispose();
    }

    void Deliver()
    {
        foreach (byte[] line in _lines.GetConsumingEnumerable())
        {
            try
            {
                _output.Write(line);
                Interlocked.Increment(ref _delivered);
            }
            catch (IOException e)
            {
                if (Interlocked.Increment(ref _failed) == 1) _log($"output '{Name}': {e.Message}");
            }
        }
    }
}
