namespace Gyrfalcon.Engine.State;

/// <summary>The labels of a container or a pod in the order of their names; names and values are UTF-8.</summary>
public sealed class ContainerLabels
{
    readonly (byte[] Name, byte[] Value)[] _labels;

    /// <summary>Sorts labels; of several with one name the last counts.</summary>
    internal ContainerLabels(List<(byte[] Name, byte[] Value)> labels)
    {
        SortedDictionary<byte[], byte[]> sorted = new(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        foreach (var (name, value) in labels) sorted[name] = value;
        _labels = [.. sorted.Select(l => (l.Key, l.Value))];
    }

    /// <summary>No labels.</summary>
    public static ContainerLabels None { get; } = new([]);

    /// <summary>All of them.</summary>
    public ReadOnlySpan<(byte[] Name, byte[] Value)> All => _labels;

    /// <summary>The value of a label, or null.</summary>
    public byte[]? Find(scoped ReadOnlySpan<byte> name)
    {
        foreach (var (known, value) in _labels)
            if (name.SequenceEqual(known)) return value;
        return null;
    }
}
