namespace Gyrfalcon.Engine.State;

/// <summary>
/// What is known of containers, by the id that threads have. Bounded in number and bytes: the one that was told longest ago
/// gives way, and threads in it have its id alone.
/// </summary>
public sealed class ContainerTable
{
    readonly StateLimits _limits;
    readonly StateCounters _counters;
    readonly LinkedList<ContainerInfo> _oldestFirst = new();
    readonly Dictionary<byte[], LinkedListNode<ContainerInfo>> _containers = new(Utf8Comparer.Instance);
    readonly Dictionary<byte[], LinkedListNode<ContainerInfo>>.AlternateLookup<ReadOnlySpan<byte>> _byId;

    internal ContainerTable(StateLimits limits, StateCounters counters)
    {
        _limits = limits;
        _counters = counters;
        _byId = _containers.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The number of containers.</summary>
    public int Count => _containers.Count;

    /// <summary>What they take in memory, by the length of the JSON that told them.</summary>
    public long Bytes { get; private set; }

    /// <summary>The container with an id, <see cref="ContainerInfo.Host"/> for an empty one, or null.</summary>
    public ContainerInfo? Find(ReadOnlySpan<byte> id) => id.IsEmpty ? ContainerInfo.Host : _byId.TryGetValue(id, out var node) ? node.Value : null;

    /// <summary>Whether a container has an IPv4 address, which is in host order.</summary>
    public bool HasAddress(uint address)
    {
        foreach (var container in _oldestFirst)
            if (container.Ipv4 == address && address != 0) return true;
        return false;
    }

    /// <summary>Adds a container, or replaces what was known of it.</summary>
    internal void Set(ContainerInfo container)
    {
        Remove(container.Id);
        _containers.Add(container.Id, _oldestFirst.AddLast(container));
        Bytes += container.Size;
        while (Count > _limits.MaxContainers || Bytes > _limits.MaxContainerBytes && Count > 1)
        {
            _counters.ContainersEvicted++;
            Remove(_oldestFirst.First!.Value.Id);
        }
    }

    /// <summary>Forgets a container.</summary>
    internal void Remove(ReadOnlySpan<byte> id)
    {
        if (!_byId.Remove(id, out _, out var node)) return;
        _oldestFirst.Remove(node);
        Bytes -= node.Value.Size;
    }

    internal void Clear()
    {
        _containers.Clear();
        _oldestFirst.Clear();
        Bytes = 0;
    }
}
