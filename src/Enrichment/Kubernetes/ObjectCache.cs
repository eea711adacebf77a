using Gyrfalcon.Enrichment.Kubernetes.Api;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>
/// Single objects, each fetched when it is first asked for, once for all who ask. What was not asked for any more is dropped.
/// </summary>
/// <param name="server">The API server.</param>
/// <param name="report">Told why an object could not be had.</param>
sealed class ObjectCache(ApiServer server, Action<string> report) : IDisposable
{
    // At a time; a node that joins has a hundred pods to ask about.
    const int MaxCalls = 8;

    const int MaxObjects = 10_000;

    static readonly TimeSpan _failureHolds = TimeSpan.FromSeconds(10);
    static readonly TimeSpan _refusalHolds = TimeSpan.FromMinutes(5);

    readonly SemaphoreSlim _calls = new(MaxCalls);
    readonly Lock _lock = new();
    readonly Dictionary<string, Entry> _entries = [];

    /// <summary>An object's metadata; null when it is not there or could not be had. Never throws but when stopped.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="resource">What it is called in roles.</param>
    /// <param name="holds">How long the answer is good; what is asked for later is fetched again.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<ObjectMeta?> GetAsync(string path, string resource, TimeSpan holds, CancellationToken stop)
    {
        long now = Environment.TickCount64;
        Entry? entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue(path, out entry) || entry.Task.IsCompleted && now >= entry.Until)
            {
                if (entry is null && _entries.Count >= MaxObjects) return null;
                _entries[path] = entry = new Entry { Previous = entry?.Latest };
                entry.Task = FetchAsync(entry, path, resource, holds, stop);
            }

            entry.LastAsked = now;
        }

        return await entry.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Drops what was not asked for lately.</summary>
    public void DropUnused(TimeSpan after)
    {
        long since = Environment.TickCount64 - (long)after.TotalMilliseconds;
        lock (_lock)
        {
            foreach (var (path, entry) in _entries)
                if (entry.LastAsked < since) _entries.Remove(path);
        }
    }

    public void Dispose() => _calls.Dispose();

    async Task<ObjectMeta?> FetchAsync(Entry entry, string path, string resource, TimeSpan holds, CancellationToken stop)
    {
        await Task.Yield();
        await _calls.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var found = await server.GetAsync(path, ApiServer.Metadata, $"get {resource}", ApiJson.Default.ApiObject, stop).ConfigureAwait(false);
            entry.Latest = found?.Metadata is { Uid.Length: > 0, Name.Length: > 0 } meta ? meta : null;
            entry.HoldFor(entry.Latest is null ? _refusalHolds : holds);
            return entry.Latest;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // Whatever the client makes of an answer that no server should give is nonsense too.
            report(e is ApiException ? $"{resource}: {e.Message}" : $"{resource}: {ApiException.Nonsense} ({e.GetType().Name})");
            entry.HoldFor(e is ApiException { IsRefusal: true } ? _refusalHolds : _failureHolds);

            // What was known last is better than nothing.
            return entry.Latest = entry.Previous;
        }
        finally
        {
            _calls.Release();
        }
    }

    sealed class Entry
    {
        public Task<ObjectMeta?> Task { get; set; } = null!;

        public ObjectMeta? Previous { get; init; }

        public ObjectMeta? Latest { get; set; }

        public long Until { get; private set; }

        public long LastAsked { get; set; }

        public void HoldFor(TimeSpan time) => Until = Environment.TickCount64 + (long)Math.Min(time.TotalMilliseconds, int.MaxValue);
    }
}
