using Gyrfalcon.Enrichment.Kubernetes.Api;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>The services of one namespace, followed as long as it has pods here.</summary>
sealed class NamespaceServices : IDisposable
{
    readonly Lock _lock = new();
    readonly SortedDictionary<string, ApiObject> _services = new(StringComparer.Ordinal);
    readonly CancellationTokenSource _stop;
    readonly ResourceFeed _feed;

    /// <summary>Begins to follow them.</summary>
    /// <param name="server">The API server.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="onChange">Told of every change.</param>
    /// <param name="report">Told of trouble.</param>
    /// <param name="stop">Ends it.</param>
    public NamespaceServices(ApiServer server, string ns, Action onChange, Action<string?> report, CancellationToken stop)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var query = new FeedQuery($"/api/v1/namespaces/{Uri.EscapeDataString(ns)}/services", "services", "", IsMetadata: false);
        _feed = new ResourceFeed(
            server,
            query,
            service =>
            {
                lock (_lock) _services[service.Metadata!.Uid!] = service;
                if (_feed!.Listed.IsCompleted) onChange();
            },
            uid =>
            {
                lock (_lock) _services.Remove(uid);
                onChange();
            },
            trouble =>
            {
                report(trouble);
                if (trouble is null) onChange();
            });
        var token = _stop.Token;
        _ = Task.Run(() => _feed.RunAsync(token), CancellationToken.None);
    }

    /// <summary>Ends when they were listed, or could not be, for the first time.</summary>
    public Task Listed => _feed.Listed;

    /// <summary>How many pods of the namespace are here.</summary>
    public int Pods { get; set; }

    /// <summary>The services whose selector fits a pod's labels.</summary>
    public IReadOnlyList<ClusterResource> Selecting(IReadOnlyDictionary<string, string> labels)
    {
        lock (_lock)
        {
            return [.. _services.Values
                .Where(s => s.Spec?.Selector is { Count: > 0 } selector && selector.All(l => labels.TryGetValue(l.Key, out string? value) && value == l.Value))
                .Select(s => ClusterResource.Of("Service", s.Metadata!))];
        }
    }

    /// <summary>Ends following them.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
