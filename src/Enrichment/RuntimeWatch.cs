using Gyrfalcon.Enrichment.Runtimes;

namespace Gyrfalcon.Enrichment;

/// <summary>
/// Listens to one runtime for containers that run or come, connects when its socket appears, and again after it was lost. The
/// socket alone is looked at until it is there, so that a runtime that is not installed costs nothing.
/// </summary>
/// <param name="runtime">The runtime.</param>
/// <param name="onContainer">Told of each id, also of one that was told before; not faster than it takes them.</param>
/// <param name="log">Told when the runtime begins to answer, and when it is lost.</param>
sealed class RuntimeWatch(IRuntime runtime, Func<string, Task> onContainer, Action<string> log)
{
    static readonly TimeSpan _lookInterval = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(5);

    string? _lastReason;

    /// <summary>Watches until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var pause = _firstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!File.Exists(runtime.Socket))
                {
                    await Task.Delay(_lookInterval, stop).ConfigureAwait(false);
                    continue;
                }

                await foreach (string id in runtime.WatchAsync(stop).ConfigureAwait(false))
                {
                    _lastReason = null;
                    pause = _firstPause;
                    await onContainer(id).ConfigureAwait(false);
                }

                Report("the connection ended");
            }
            catch (RuntimeException e)
            {
                Report(e.Message);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                Report("no answer");
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // Whatever a client library makes of an answer that no runtime should give.
                Report($"{RuntimeException.Nonsense} ({e.GetType().Name})");
            }

            await Task.Delay(pause, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            pause = pause < _longestPause ? pause * 2 : _longestPause;
        }
    }

    // The same trouble again is not worth another line.
    void Report(string reason)
    {
        if (reason == _lastReason) return;
        _lastReason = reason;
        log($"{runtime.Name} at {runtime.Socket}: {reason}; containers of it have their id alone until it answers");
    }
}
