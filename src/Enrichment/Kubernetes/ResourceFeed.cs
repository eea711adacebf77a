using System.Net;
using System.Text.Json;
using Gyrfalcon.Enrichment.Kubernetes.Api;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>
/// Follows a collection of objects: lists it, watches it from there on, goes on where a watch ended, and lists it again when that is
/// too long ago or an answer made no sense.
/// </summary>
/// <param name="server">The API server.</param>
/// <param name="query">Which collection.</param>
/// <param name="onSet">Told of each object that is there or changed; never of two at a time.</param>
/// <param name="onRemoved">Told of each that is gone.</param>
/// <param name="report">Told of trouble once, and with null when it is over.</param>
sealed class ResourceFeed(ApiServer server, FeedQuery query, Action<ApiObject> onSet, Action<string> onRemoved, Action<string?> report)
{
    /// <summary>Objects beyond this are passed over. A node runs some hundred pods, a namespace has some hundred services.</summary>
    public const int MaxObjects = 10_000;

    const int PageSize = 100;

    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    readonly TaskCompletionSource _listed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    HashSet<string> _uids = [];
    string? _version;

    /// <summary>Ends when the collection was listed, or could not be, for the first time.</summary>
    public Task Listed => _listed.Task;

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Follows the collection until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var pause = _firstPause;
        while (!stop.IsCancellationRequested)
        {
            long began = Environment.TickCount64;
            try
            {
                if (_version is null) await ListAsync(stop).ConfigureAwait(false);
                SetTrouble(null);
                await WatchAsync(stop).ConfigureAwait(false);
            }
            catch (ApiException e) when (e.IsGone)
            {
                _version = null;
            }
            catch (ApiException e)
            {
                SetTrouble(e.Message);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever the client makes of an answer that no server should give.
                _version = null;
                SetTrouble($"{ApiException.Nonsense} ({e.GetType().Name})");
            }

            // A server that ends each watch at once is asked less often too.
            if (Environment.TickCount64 - began > 10_000) pause = _firstPause;
            await Task.Delay(WithJitter(pause), stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            pause = pause < _longestPause ? pause * 2 : _longestPause;
        }
    }

    // A thousand nodes must not come back at the same moment.
    static TimeSpan WithJitter(TimeSpan pause) => pause * (0.5 + Random.Shared.NextDouble());

    void SetTrouble(string? trouble)
    {
        bool isNews = trouble != Trouble || trouble is null && !_listed.Task.IsCompleted;
        Trouble = trouble;
        if (isNews) report(trouble);
        _listed.TrySetResult();
    }

    async Task ListAsync(CancellationToken stop)
    {
        HashSet<string> seen = [];
        string? version = null, next = null;
        do
        {
            string path = $"{query.Path}?limit={PageSize}{query.Selector}{(next is null ? "" : $"&continue={Uri.EscapeDataString(next)}")}";
            var page = await server.GetAsync(path, query.IsMetadata ? ApiServer.MetadataList : ApiServer.Whole, $"list {query.Resource}", ApiJson.Default.ApiList, stop).ConfigureAwait(false)
                ?? throw new ApiException("status 404", HttpStatusCode.NotFound);
            foreach (var item in page.Items ?? [])
                if (item is not null) Set(item, seen);
            version = page.Metadata?.ResourceVersion ?? throw new ApiException(ApiException.Nonsense);
            next = page.Metadata.Continue is { Length: > 0 } more && seen.Count < MaxObjects ? more : null;
        }
        while (next is not null);

        foreach (string uid in _uids)
            if (!seen.Contains(uid)) onRemoved(uid);
        _uids = seen;
        _version = version;
    }

    async Task WatchAsync(CancellationToken stop)
    {
        // The server ends it, so that its watches spread over its replicas; when it forgets to, so do we.
        int seconds = Random.Shared.Next(240, 480);
        string path = $"{query.Path}?watch=1&allowWatchBookmarks=true&timeoutSeconds={seconds}&resourceVersion={Uri.EscapeDataString(_version!)}{query.Selector}";
        await foreach (string line in server.WatchAsync(
            path, query.IsMetadata ? ApiServer.Metadata : ApiServer.Whole, $"watch {query.Resource}", TimeSpan.FromSeconds(seconds + 15), stop).ConfigureAwait(false))
        {
            if (line.Length > 0) Take(line);
        }
    }

    void Take(string line)
    {
        var read = Read(line);
        switch (read.Type)
        {
            case "ADDED" or "MODIFIED":
                Set(read.Object!, _uids);
                break;
            case "DELETED" when read.Object!.Metadata?.Uid is { } uid:
                if (_uids.Remove(uid)) onRemoved(uid);
                break;
            case "ERROR":
                throw new ApiException($"status {read.Object!.Code}", (HttpStatusCode)(read.Object.Code ?? 0));
        }

        if (read.Object!.Metadata?.ResourceVersion is { Length: > 0 } version) _version = version;
    }

    // A line that is cut, or none, leaves open what was in it.
    WatchEvent Read(string line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, ApiJson.Default.WatchEvent) is { Type: not null, Object: not null } read) return read;
        }
        catch (JsonException)
        {
            // The same as any other nonsense.
        }

        _version = null;
        throw new ApiException(ApiException.Nonsense);
    }

    void Set(ApiObject item, HashSet<string> uids)
    {
        if (item.Metadata is not { Uid: { Length: > 0 } uid, Name.Length: > 0 }) return;
        if (uids.Count >= MaxObjects && !uids.Contains(uid)) return;
        uids.Add(uid);
        onSet(item);
    }
}
