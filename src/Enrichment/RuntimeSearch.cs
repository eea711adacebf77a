using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes;

namespace Gyrfalcon.Enrichment;

/// <summary>The search for one container at one runtime: again and again with growing pauses, for runtimes make containers known late.</summary>
/// <param name="runtime">Whom to ask.</param>
/// <param name="id">The id as threads have it.</param>
sealed class RuntimeSearch(IRuntime runtime, string id)
{
    // A call on a unix socket takes a millisecond or two; a busy containerd has been seen to take hundreds.
    static readonly TimeSpan _callLimit = TimeSpan.FromSeconds(2);
    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(5);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(1);

    /// <summary>Why it was not found so far.</summary>
    public string Reason { get; private set; } = "no answer";

    /// <summary>Whether the runtime has ever answered.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>The runtime.</summary>
    public IRuntime Runtime => runtime;

    /// <summary>Searches until it is found, or until it is told to stop; then null.</summary>
    /// <param name="calls">Lets so many calls to the runtime through at a time.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<ContainerDescription?> RunAsync(SemaphoreSlim calls, CancellationToken stop)
    {
        for (var pause = _firstPause; ; pause = pause < _longestPause ? pause * 2 : _longestPause)
        {
            try
            {
                await calls.WaitAsync(stop).ConfigureAwait(false);
                try
                {
                    if (await TryAsync(stop).ConfigureAwait(false) is { } found) return found;
                }
                finally
                {
                    calls.Release();
                }

                await Task.Delay(pause, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    /// <summary>Asks once; null when it was not found, and <see cref="Reason"/> says why.</summary>
    public async Task<ContainerDescription?> TryAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_callLimit);
        try
        {
            var found = await runtime.FindAsync(id, limit.Token).ConfigureAwait(false);
            IsAnswered = true;
            Reason = "not known";

            // Some runtimes also find by name.
            return found?.Id == id || found?.FullId == id ? found : null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Reason = $"no answer in {_callLimit.TotalSeconds} s";
        }
        catch (RuntimeException e)
        {
            Reason = e.Message;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever a client library makes of an answer that no runtime should give.
            Reason = RuntimeException.Nonsense;
        }

        return null;
    }
}
