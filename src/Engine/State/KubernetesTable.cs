namespace Gyrfalcon.Engine.State;

/// <summary>
/// What is known of pods and of what they belong to, by uid. Bounded in number and bytes: what was told longest ago gives way.
/// </summary>
public sealed class KubernetesTable
{
    readonly StateCounters _counters;
    readonly AgingTable<KubernetesResource> _resources;

    internal KubernetesTable(StateLimits limits, StateCounters counters)
    {
        _counters = counters;
        _resources = new(limits.MaxKubernetesResources, limits.MaxKubernetesBytes);
    }

    /// <summary>The number of resources.</summary>
    public int Count => _resources.Count;

    /// <summary>What they take in memory, by the length of the JSON that told them.</summary>
    public long Bytes => _resources.Bytes;

    /// <summary>The resource of a kind with this uid, or null. Allocates nothing.</summary>
    public KubernetesResource? Find(KubernetesKind kind, ReadOnlySpan<byte> uid) =>
        _resources.Find(uid) is { } resource && resource.Kind == kind ? resource : null;

    /// <summary>All of them, the one told longest ago first.</summary>
    internal IEnumerable<KubernetesResource> OldestFirst => _resources.OldestFirst.Select(entry => entry.Thing);

    internal void Set(KubernetesResource resource) => _counters.ResourcesEvicted += _resources.Set(resource.Uid, resource, resource.Size);

    internal void Remove(ReadOnlySpan<byte> uid) => _resources.Remove(uid);

    internal void Clear() => _resources.Clear();
}
