using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes;

namespace Gyrfalcon.Enrichment;

/// <summary>
/// Tells of containers as events of the stream: of all that run, of those that the runtimes announce, and of those that it is asked
/// for. It works on threads of its own; nothing that a runtime does, or does not do, holds up the caller.
/// </summary>
public sealed class ContainerLookup : IDisposable
{
    // Look-ups that run at a time. A node runs some 250 containers; when a runtime hangs, each waits for it.
    const int MaxOpen = 1024;

    // Calls to one runtime at a time. When it hangs, those that wait for their turn are cheap: with 1,024 calls in the HTTP client
    // 15,000 containers took 51 MB more.
    const int MaxCalls = 8;

    // Containers that runtimes announce and that are looked up at a time.
    const int MaxAnnounced = 16;

    // When a failure is reported: before the 500 ms that a rule waits by default are over, so that the reason is there.
    static readonly TimeSpan _reportAfter = TimeSpan.FromMilliseconds(400);

    // When a look-up ends. A runtime that restarts lists its containers again when it is back.
    static readonly TimeSpan _giveUpAfter = TimeSpan.FromSeconds(10);

    readonly IReadOnlyList<IRuntime> _runtimes;
    readonly Dictionary<IRuntime, SemaphoreSlim> _calls;
    readonly int _labelLimit;
    readonly Action<byte[]> _deliver;
    readonly ContainerCache _cache = new();
    readonly Lock _lock = new();
    readonly Dictionary<string, OpenLookup> _open = [];
    readonly SemaphoreSlim _announced = new(MaxAnnounced);
    readonly CancellationTokenSource _stop = new();

    /// <summary>Begins to listen to the runtimes.</summary>
    /// <param name="options">Which ones.</param>
    /// <param name="hostRoot">Where the root directory of the host is, without a trailing slash; empty when it is this one's own.</param>
    /// <param name="deliver">Takes the event blocks, on any thread, with the timestamp 0; the source puts them into its stream.</param>
    /// <param name="log">Told of runtimes that fail.</param>
    public static ContainerLookup Start(ContainerOptions options, string hostRoot, Action<byte[]> deliver, Action<string> log)
    {
        var lookup = new ContainerLookup(RuntimeList.Create(options, hostRoot), options.LabelMaxLength, deliver);
        if (options.Static is { } container) deliver(ContainerRecordWriter.Container(ContainerJsonWriter.Write(StaticDescription.Of(container), options.LabelMaxLength)));
        lookup.Watch(log);
        return lookup;
    }

    internal ContainerLookup(IReadOnlyList<IRuntime> runtimes, int labelLimit, Action<byte[]> deliver)
    {
        _runtimes = runtimes;
        _calls = runtimes.ToDictionary(r => r, _ => new SemaphoreSlim(MaxCalls));
        _labelLimit = labelLimit;
        _deliver = deliver;
    }

    /// <summary>Asks for a container; it, or why it cannot be had, is delivered later. Returns at once.</summary>
    /// <param name="id">The id as threads have it.</param>
    public void Request(ReadOnlySpan<byte> id)
    {
        string text = Encoding.UTF8.GetString(id);
        if (_cache.TryGet(text, out byte[]? json))
        {
            _deliver(ContainerRecordWriter.Container(json));
            return;
        }

        if (TryBegin(text, null, out var lookup)) _ = Task.Run(() => RunAsync(lookup, Candidates(text)));
        else if (lookup is null) Fail(text, "too many look-ups at a time");
        else if (lookup.IsOverdue) Fail(text, lookup.Reason);
    }

    /// <summary>Stops listening; nothing is delivered after it.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        foreach (var runtime in _runtimes) runtime.Dispose();
    }

    internal void Watch(Action<string> log)
    {
        foreach (var runtime in _runtimes)
        {
            var watch = new RuntimeWatch(runtime, id => LearnAsync(runtime, id), log);
            _ = Task.Run(() => watch.RunAsync(_stop.Token));
        }
    }

    // Also what is known is looked up again: a container has no address before it is started.
    async Task LearnAsync(IRuntime runtime, string fullId)
    {
        await _announced.WaitAsync(_stop.Token).ConfigureAwait(false);
        if (!TryBegin(ContainerDescription.Shorten(fullId), runtime, out var lookup))
        {
            _announced.Release();
            return;
        }

        _ = Task.Run(async () =>
        {
            await RunAsync(lookup, [runtime]).ConfigureAwait(false);
            _announced.Release();
        });
    }

    // False when the container is being looked up already, or when that cannot be: then there is no look-up.
    bool TryBegin(string id, IRuntime? announcer, [NotNullWhen(true)] out OpenLookup? lookup)
    {
        lock (_lock)
        {
            bool isOpen = _open.TryGetValue(id, out lookup);
            if (!isOpen)
            {
                if (_open.Count >= MaxOpen) return false;
                _open.Add(id, lookup = new(id));
            }

            if (announcer is null) lookup!.IsRequested = true;
            else if (isOpen) lookup!.Announcer = announcer;
            return !isOpen;
        }
    }

    List<IRuntime> Candidates(string id)
    {
        bool isHexadecimal = id.Length == 12 && id.All(char.IsAsciiHexDigit);
        return [.. _runtimes.Where(r => (isHexadecimal || !r.HasOnlyHexadecimalIds) && File.Exists(r.Socket))];
    }

    async Task RunAsync(OpenLookup lookup, IReadOnlyList<IRuntime> runtimes)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        stop.CancelAfter(_giveUpAfter);
        lookup.Searches = [.. runtimes.Select(r => new RuntimeSearch(r, lookup.Id))];
        var found = await SearchAsync(lookup, stop.Token).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        lock (_lock) _open.Remove(lookup.Id);
        if (_stop.IsCancellationRequested) return;
        if (found is not null) Deliver(found, lookup.IsRequested);
        else if (lookup.IsRequested) Fail(lookup.Id, lookup.Reason);
        if (found is not null && lookup.Announcer is { } announcer) _ = LearnAsync(announcer, lookup.Id);
    }

    async Task<ContainerDescription?> SearchAsync(OpenLookup lookup, CancellationToken stop)
    {
        List<Task<ContainerDescription?>> running = [.. lookup.Searches.Select(s => s.RunAsync(_calls[s.Runtime], stop))];
        var report = Task.Delay(_reportAfter, stop);
        while (running.Count > 0)
        {
            var ended = lookup.IsOverdue ? await Task.WhenAny(running).ConfigureAwait(false) : await Task.WhenAny([report, .. running]).ConfigureAwait(false);
            if (ended is Task<ContainerDescription?> search)
            {
                running.Remove(search);
                if (await search.ConfigureAwait(false) is { } found) return found;
                continue;
            }

            bool isAwaited;
            lock (_lock)
            {
                lookup.IsOverdue = true;
                isAwaited = lookup.IsRequested;
            }

            if (isAwaited && !stop.IsCancellationRequested) Fail(lookup.Id, lookup.Reason);
        }

        return null;
    }

    void Deliver(ContainerDescription container, bool isRequested)
    {
        byte[] json = ContainerJsonWriter.Write(container, _labelLimit);
        if (_cache.Set(container.Id, json) || isRequested) _deliver(ContainerRecordWriter.Container(json));
    }

    void Fail(string id, string reason) => _deliver(ContainerRecordWriter.Failed(Encoding.UTF8.GetBytes(id), Encoding.UTF8.GetBytes(reason)));
}
