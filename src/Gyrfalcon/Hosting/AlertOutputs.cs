using Gyrfalcon.Outputs;
using Gyrfalcon.Outputs.Stdout;

namespace Gyrfalcon.Hosting;

/// <summary>The outputs that the settings ask for, each behind its queue.</summary>
sealed class AlertOutputs : IDisposable
{
    readonly Session _session;
    readonly List<OutputQueue> _queues = [];

    /// <summary>Starts the outputs.</summary>
    public AlertOutputs(Session session)
    {
        _session = session;
        if (session.Settings.StdoutEnabled) Add(new StdoutOutput(Console.OpenStandardOutput()));
    }

    /// <summary>The queues.</summary>
    public IReadOnlyList<OutputQueue> Queues => _queues;

    /// <summary>Lets the outputs deliver what waits, for as long as the settings allow, and says what was lost.</summary>
    public void Stop()
    {
        foreach (var queue in _queues)
        {
            int givenUp = queue.Stop(_session.Settings.OutputTimeout);
            long lost = queue.Dropped + queue.Failed + givenUp;
            if (lost > 0) _session.Log.Write($"output '{queue.Name}': {lost} alerts were lost ({queue.Dropped} found the queue full, {queue.Failed} failed, {givenUp} were given up at the end)");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var queue in _queues) queue.Dispose();
    }

    void Add(IAlertOutput output) => _queues.Add(new OutputQueue(output, _session.Settings.OutputsQueueCapacity, _session.Log.Write));
}
