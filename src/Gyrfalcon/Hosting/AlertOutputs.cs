using Gyrfalcon.Outputs;
using Gyrfalcon.Outputs.Stdout;

namespace Gyrfalcon.Hosting;

/// <summary>The outputs that the settings ask for, each behind its queue.</summary>
sealed class AlertOutputs : IDisposable
{
    readonly Session _session;
    readonly ProgressBar? _bar;
    readonly List<OutputQueue> _queues = [];

    /// <summary>Starts the outputs.</summary>
    /// <param name="session">Settings and log.</param>
    /// <param name="bar">What else is on the terminal; null for nothing.</param>
    public AlertOutputs(Session session, ProgressBar? bar = null)
    {
        _session = session;
        _bar = bar;
        if (!session.Settings.StdoutEnabled) return;
        var stdout = new StdoutOutput(Console.OpenStandardOutput());
        Add(bar is null || Console.IsOutputRedirected ? stdout : new OutputBesideBar(stdout, bar));
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

    void Add(IAlertOutput output) => _queues.Add(new OutputQueue(output, _session.Settings.OutputsQueueCapacity, Log));

    void Log(string message)
    {
        if (_bar is null)
        {
            _session.Log.Write(message);
            return;
        }

        using (_bar.Hide()) _session.Log.Write(message);
    }
}
