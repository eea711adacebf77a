namespace Gyrfalcon.Engine.State;

/// <summary>Things by a UTF-8 key, bounded in number and bytes: the one that was told longest ago gives way.</summary>
/// <param name="maxCount">How many there may be.</param>
/// <param name="maxBytes">What they may take in memory; the newest stays, whatever it takes.</param>
sealed class AgingTable<T>(int maxCount, long maxBytes) where T : class
{
    readonly LinkedList<Entry> _oldestFirst = new();
    readonly Dictionary<byte[], LinkedListNode<Entry>> _byKey = new(Utf8Comparer.Instance);

    /// <summary>How many there are.</summary>
    public int Count => _byKey.Count;

    /// <summary>What they take in memory.</summary>
    public long Bytes { get; private set; }

    /// <summary>All of them, the one told longest ago first.</summary>
    public LinkedList<Entry> OldestFirst => _oldestFirst;

    /// <summary>The thing with a key, or null. Allocates nothing.</summary>
    public T? Find(ReadOnlySpan<byte> key) => _byKey.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var node) ? node.Value.Thing : null;

    /// <summary>Adds a thing, or replaces the one with its key; tells how many others gave way.</summary>
    public int Set(byte[] key, T thing, int size)
    {
        Remove(key);
        _byKey.Add(key, _oldestFirst.AddLast(new Entry(key, thing, size)));
        Bytes += size;
        int evicted = 0;
        for (; Count > maxCount || Bytes > maxBytes && Count > 1; evicted++) Remove(_oldestFirst.First!.Value.Key);
        return evicted;
    }

    /// <summary>Forgets a thing.</summary>
    public void Remove(ReadOnlySpan<byte> key)
    {
        if (!_byKey.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(key, out _, out var node)) return;
        _oldestFirst.Remove(node);
        Bytes -= node.Value.Size;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _byKey.Clear();
        _oldestFirst.Clear();
        Bytes = 0;
    }

    /// <summary>One thing with its key and what it takes in memory.</summary>
    public readonly record struct Entry(byte[] Key, T Thing, int Size);
}
