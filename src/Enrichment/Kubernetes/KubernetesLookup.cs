using Gyrfalcon.Enrichment.Kubernetes.Api;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>
/// Tells of the pods of this node and of what they belong to as events of the stream. It works on threads of its own; nothing that
/// the API server does, or does not do, holds up the caller.
/// </summary>
public sealed partial class KubernetesLookup : IDisposable
{
    const string Cost = "k8smeta.* and the k8s.* fields of deployments, services and the like have no new values";

    // A service may be awaited so long; the pod is told without, and once more when they come.
    static readonly TimeSpan _servicesWait = TimeSpan.FromSeconds(5);

    // What could not be had is tried again, and what has aged is fetched anew.
    static readonly TimeSpan _refreshInterval = TimeSpan.FromSeconds(10);
    static readonly TimeSpan _dropUnusedAfter = TimeSpan.FromMinutes(10);

    readonly ApiServer _server;
    readonly Action<byte[]> _deliver;
    readonly Action<string> _log;
    readonly ResourceFeed _feed;
    readonly ClusterEvents _events;
    readonly ObjectCache _cache;
    readonly Owners _owners;
    readonly CancellationTokenSource _stop = new();
    readonly Lock _lock = new();
    readonly Dictionary<string, WatchedPod> _pods = [];
    readonly Dictionary<string, NamespaceServices> _services = [];
    readonly HashSet<string> _reported = [];

    /// <summary>Begins to watch; null when there is nobody to ask, which is logged.</summary>
    /// <param name="options">Whom to ask, and of which node.</param>
    /// <param name="deliver">Takes the event blocks, on any thread, with the timestamp 0; the source puts them into its stream.</param>
    /// <param name="log">Told when the API server begins to answer, and when it is lost.</param>
    public static KubernetesLookup? Start(KubernetesOptions options, Action<byte[]> deliver, Action<string> log)
    {
        if (!options.IsEnabled) return null;
        if (ApiAddress.Find(options, Environment.GetEnvironmentVariable, out string reason) is not { } address)
        {
            log($"Kubernetes API server is not asked: {reason}; {Cost}");
            return null;
        }

        return new KubernetesLookup(address, options, deliver, log);
    }

    internal KubernetesLookup(Uri address, KubernetesOptions options, Action<byte[]> deliver, Action<string> log)
    {
        _server = new ApiServer(address, options);
        _deliver = deliver;
        _log = log;
        _events = new ClusterEvents(deliver);
        _cache = new ObjectCache(_server, reason => ReportOnce($"{reason}; alerts lack what would be found"));
        _owners = new Owners(_cache);
        string node = Uri.EscapeDataString(options.NodeName);
        var query = new FeedQuery("/api/v1/pods", "pods", $"&fieldSelector=spec.nodeName%3D{node}", IsMetadata: true);
        _feed = new ResourceFeed(_server, query, OnPod, OnPodRemoved, trouble =>
            _log(trouble is null ? $"Kubernetes API server at {address} tells of the pods on {options.NodeName}" : $"Kubernetes API server at {address}: {trouble}; {Cost} until it answers"));
        _ = Task.Run(() => _feed.RunAsync(_stop.Token));
        _ = Task.Run(RefreshAsync);
    }

    /// <summary>How long a pod that was deleted stays known: the last events of one that is ended without mercy come after it is gone.</summary>
    internal TimeSpan KeepDeleted { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Stops watching; nothing is delivered after it.</summary>
    public void Dispose()
    {
        lock (_lock) _stop.Cancel();
        _cache.Dispose();
        _server.Dispose();
    }

    void OnPod(ApiObject item)
    {
        var meta = item.Metadata!;
        WatchedPod pod;
        lock (_lock)
        {
            if (_pods.TryGetValue(meta.Uid!, out var known))
            {
                pod = known;
            }
            else
            {
                _pods.Add(meta.Uid!, pod = new WatchedPod(Follow(meta.Namespace ?? "")));
            }

            pod.Meta = meta;
            pod.IsDeleted = false;
        }

        Resolve(pod);
    }

    void OnPodRemoved(string uid)
    {
        lock (_lock)
        {
            if (!_pods.TryGetValue(uid, out var pod)) return;
            pod.IsDeleted = true;
        }

        _ = Task.Delay(KeepDeleted, _stop.Token).ContinueWith(_ => Remove(uid), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    void Remove(string uid)
    {
        lock (_lock)
        {
            if (!_pods.TryGetValue(uid, out var pod) || !pod.IsDeleted || _stop.IsCancellationRequested) return;
            _pods.Remove(uid);
            _events.Forget(ClusterResource.Of("Pod", pod.Meta).Uid);
            if (--pod.Services.Pods > 0) return;
            pod.Services.Dispose();
            _services.Remove(pod.Meta.Namespace ?? "");
        }
    }

    // Called with the lock.
    NamespaceServices Follow(string ns)
    {
        if (!_services.TryGetValue(ns, out var services))
        {
            services = new NamespaceServices(_server, ns, () => ResolveAll(ns), trouble => ReportServices(ns, trouble), _stop.Token);
            _services.Add(ns, services);
        }

        services.Pods++;
        return services;
    }

    void ResolveAll(string? ns)
    {
        List<WatchedPod> pods;
        lock (_lock) pods = [.. _pods.Values.Where(p => ns is null || p.Meta.Namespace == ns)];
        foreach (var pod in pods) Resolve(pod);
    }

    // One look at a pod runs at a time; what changes meanwhile is looked at by the next.
    void Resolve(WatchedPod pod)
    {
        lock (_lock)
        {
            pod.IsStale = true;
            if (pod.IsResolving) return;
            pod.IsResolving = true;
        }

        _ = Task.Run(() => ResolveAsync(pod));
    }

    async Task ResolveAsync(WatchedPod pod)
    {
        try
        {
            for (; ; )
            {
                ObjectMeta meta;
                lock (_lock)
                {
                    pod.IsResolving = pod.IsStale;
                    if (!pod.IsStale) return;
                    pod.IsStale = false;
                    meta = pod.Meta;
                }

                var relatives = await _owners.FindAsync(meta, _stop.Token).ConfigureAwait(false);
                await Task.WhenAny(pod.Services.Listed, Task.Delay(_servicesWait, _stop.Token)).ConfigureAwait(false);
                var resource = ClusterResource.Of("Pod", meta);
                relatives.AddRange(pod.Services.Selecting(resource.Labels));
                lock (_lock)
                {
                    if (_stop.IsCancellationRequested) return;
                    if (_pods.TryGetValue(meta.Uid!, out var current) && current == pod) _events.Tell(resource, relatives);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing is delivered any more.
        }
    }

    async Task RefreshAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(_refreshInterval, _stop.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            ResolveAll(null);
            _cache.DropUnused(_dropUnusedAfter);
        }
    }

    void ReportServices(string ns, string? trouble)
    {
        if (trouble is not null) ReportOnce($"services of {ns}: {trouble}; alerts lack them until it answers");
    }

    // A hundred pods have the same trouble.
    void ReportOnce(string trouble)
    {
        lock (_lock)
        {
            if (_reported.Count >= 100 || !_reported.Add(trouble)) return;
        }

        _log($"Kubernetes API server at {_server.Address}: {trouble}");
    }

    sealed class WatchedPod(NamespaceServices services)
    {
        public NamespaceServices Services { get; } = services;

        public ObjectMeta Meta { get; set; } = null!;

        public bool IsDeleted { get; set; }

        public bool IsResolving { get; set; }

        public bool IsStale { get; set; }
    }
}
