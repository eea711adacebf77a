namespace Gyrfalcon.Engine.State;

/// <summary>
/// What is known of containers, by the id that threads have. Bounded in number and bytes: the one that was told longest ago
/// gives way, and threads in it have its id alone.
/// </summary>
public sealed class ContainerTable
{
    readonly StateCounters _counters;
    readonly AgingTable<ContainerInfo> _containers;

    internal ContainerTable(StateLimits limits, StateCounters counters)
    {
        _counters = counters;
        _containers = new(limits.MaxContainers, limits.MaxContainerBytes);
    }

    /// <summary>The number of containers.</summary>
    public int Count => _containers.Count;

    /// <summary>What they take in memory, by the length of the JSON that told them.</summary>
    public long Bytes => _containers.Bytes;

    /// <summary>The container with an id, <see cref="ContainerInfo.Host"/> for an empty one, or null.</summary>
    public ContainerInfo? Find(ReadOnlySpan<byte> id) => id.IsEmpty ? ContainerInfo.Host : _containers.Find(id);

    /// <summary>All of them, the one told longest ago first.</summary>
    internal IEnumerable<ContainerInfo> OldestFirst => _containers.OldestFirst.Select(entry => entry.Thing);

    /// <summary>Whether a container has an IPv4 address, which is in host order.</summary>
    public bool HasAddress(uint address)
    {
        foreach (var entry in _containers.OldestFirst)
            if (entry.Thing.Ipv4 == address && address != 0) return true;
        return false;
    }

    /// <summary>Adds a container, or replaces what was known of it.</summary>
    internal void Set(ContainerInfo container) => _counters.ContainersEvicted += _containers.Set(container.Id, container, container.Size);

    /// <summary>Forgets a container.</summary>
    internal void Remove(ReadOnlySpan<byte> id) => _containers.Remove(id);

    internal void Clear() => _containers.Clear();
}
