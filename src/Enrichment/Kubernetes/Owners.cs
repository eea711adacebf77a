using Gyrfalcon.Enrichment.Kubernetes.Api;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>Finds what a pod belongs to by its metadata: its namespace, and the chain of its owners.</summary>
sealed class Owners(ObjectCache cache)
{
    // Labels of a namespace say whose it is, and are changed by hand. Owners hardly ever change.
    static readonly TimeSpan _namespaceHolds = TimeSpan.FromMinutes(5);
    static readonly TimeSpan _ownerHolds = TimeSpan.FromHours(1);

    /// <summary>The namespace, replica set, deployment and replication controller of a pod, as far as they can be had.</summary>
    public async Task<List<ClusterResource>> FindAsync(ObjectMeta pod, CancellationToken stop)
    {
        List<ClusterResource> found = [];
        string ns = pod.Namespace ?? "";
        var lookup = cache.GetAsync($"/api/v1/namespaces/{Uri.EscapeDataString(ns)}", "namespaces", _namespaceHolds, stop);
        if (pod.OwnerOf("ReplicaSet") is { } set)
        {
            var meta = await GetAsync("apis/apps/v1", ns, "replicasets", set, stop).ConfigureAwait(false);
            found.Add(ClusterResource.Of(set, ns, meta));
            if (meta?.OwnerOf("Deployment") is { } deployment)
                found.Add(ClusterResource.Of(deployment, ns, await GetAsync("apis/apps/v1", ns, "deployments", deployment, stop).ConfigureAwait(false)));
        }

        if (pod.OwnerOf("ReplicationController") is { } controller)
            found.Add(ClusterResource.Of(controller, ns, await GetAsync("api/v1", ns, "replicationcontrollers", controller, stop).ConfigureAwait(false)));
        if (await lookup.ConfigureAwait(false) is { } told) found.Add(ClusterResource.Of("Namespace", told));
        return found;
    }

    Task<ObjectMeta?> GetAsync(string group, string ns, string resource, OwnerReference owner, CancellationToken stop) =>
        cache.GetAsync($"/{group}/namespaces/{Uri.EscapeDataString(ns)}/{resource}/{Uri.EscapeDataString(owner.Name!)}", resource, _ownerHolds, stop);
}
