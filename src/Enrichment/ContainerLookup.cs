using System.Collections.Concurrent;
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

    // Containers that runtimes announce and that are looked up at a time.
    const int MaxAnnounced = 16;

    // When a failure is reported: before the 500 ms that a rule waits by default are over, so that the reason is there.
    static readonly TimeSpan _reportAfter = TimeSpan.FromMilliseconds(400);

    // When a look-up ends. A runtime that restarts lists its containers again when it is back.
    static readonly TimeSpan _giveUpAfter = TimeSpan.FromSeconds(10);

    readonly IReadOnlyList<IRuntime> _runtimes;
    readonly int _labelLimit;
    readonly Action<byte[]> _deliver;
    readonly ContainerCache _cache = new();
    readonly ConcurrentDictionary<string, bool> _open = new();
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
        _labelLimit = labelLimit;
        _deliver = deliver;
    }

    /// <summary>Asks for a container; it, or why it cannot be had, is delivered later. Returns at once.</summary>
    /// <param name="id">The id as threads have it.</param>
    public void Request(ReadOnlySpan<byte> id)
    {
        string text = Encoding.UTF8.GetString(id);
        if (_cache.TryGet(text, out byte[]? json)) _deliver(ContainerRecordWriter.Container(json));
        else if (_open.Count >= MaxOpen) Fail(text, "too many look-ups at a time");
        else if (_open.TryAdd(text, true)) _ = Task.Run(() => SearchAsync(text, Candidates(text)));
        else _open[text] = true;
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
        string id = ContainerDescription.Shorten(fullId);
        if (!_open.TryAdd(id, false)) return;
        await _announced.WaitAsync(_stop.Token).ConfigureAwait(false);
        _ = Task.Run(async () =>
        {
            await SearchAsync(id, [runtime]).ConfigureAwait(false);
            _announced.Release();
        });
    }

    List<IRuntime> Candidates(string id)
    {
        bool isHexadecimal = id.Length == 12 && id.All(char.IsAsciiHexDigit);
        return [.. _runtimes.Where(r => (isHexadecimal || !r.HasOnlyHexadecimalIds) && File.Exists(r.Socket))];
    }

    async Task SearchAsync(string id, IReadOnlyList<IRuntime> runtimes)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        stop.CancelAfter(_giveUpAfter);
        List<RuntimeSearch> searches = [.. runtimes.Select(r => new RuntimeSearch(r, id))];
        List<Task<ContainerDescription?>> running = [.. searches.Select(s => s.RunAsync(stop.Token))];
        var report = Task.Delay(_reportAfter, stop.Token);
        bool isReported = false;
        ContainerDescription? found = null;
        while (running.Count > 0 && found is null)
        {
            var ended = isReported ? await Task.WhenAny(running).ConfigureAwait(false) : await Task.WhenAny([report, .. running]).ConfigureAwait(false);
            if (ended is Task<ContainerDescription?> search)
            {
                running.Remove(search);
                found = await search.ConfigureAwait(false);
                continue;
            }

            isReported = true;
            if (_open[id] && !stop.IsCancellationRequested) Fail(id, ReasonOf(searches));
        }

        await stop.CancelAsync().ConfigureAwait(false);
        _open.TryRemove(id, out bool isRequested);
        if (_stop.IsCancellationRequested) return;
        if (found is not null) Deliver(found, isRequested);
        else if (isRequested) Fail(id, ReasonOf(searches));
    }

    void Deliver(ContainerDescription container, bool isRequested)
    {
        byte[] json = ContainerJsonWriter.Write(container, _labelLimit);
        if (_cache.Set(container.Id, json) || isRequested) _deliver(ContainerRecordWriter.Container(json));
    }

    void Fail(string id, string reason) => _deliver(ContainerRecordWriter.Failed(Encoding.UTF8.GetBytes(id), Encoding.UTF8.GetBytes(reason)));

    static string ReasonOf(List<RuntimeSearch> searches) =>
        searches.Count == 0 ? "no container runtime to ask" : string.Join("; ", searches.Select(s => $"{s.RuntimeName}: {s.Reason}"));
}
