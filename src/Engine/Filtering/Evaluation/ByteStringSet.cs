using System.Buffers.Binary;
using System.Numerics;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A fixed set of byte strings that is asked without allocating: open addressing, at most half full.</summary>
sealed class ByteStringSet
{
    readonly byte[][] _items;
    readonly int[] _slots;
    readonly uint[] _hashes;
    readonly int _shortest = int.MaxValue;
    readonly int _longest = -1;

    /// <summary>Makes the set; items that are given twice are kept once.</summary>
    public ByteStringSet(IEnumerable<byte[]> items)
    {
        List<byte[]> kept = [];
        byte[][] all = [.. items];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, all.Length * 2));
        _slots = new int[size];
        _hashes = new uint[size];
        foreach (byte[] item in all)
        {
            uint hash = Hash(item);
            uint slot = hash & (uint)(size - 1);
            while (_slots[slot] != 0 && !kept[_slots[slot] - 1].AsSpan().SequenceEqual(item)) slot = (slot + 1) & (uint)(size - 1);
            if (_slots[slot] != 0) continue;
            kept.Add(item);
            _slots[slot] = kept.Count;
            _hashes[slot] = hash;
            _shortest = Math.Min(_shortest, item.Length);
            _longest = Math.Max(_longest, item.Length);
        }

        _items = [.. kept];
    }

    /// <summary>The items in the order in which they were given.</summary>
    public IReadOnlyList<byte[]> Items => _items;

    /// <summary>Whether <paramref name="value"/> is in the set.</summary>
    public bool Contains(scoped ReadOnlySpan<byte> value) => IndexOf(value) >= 0;

    /// <summary>The index of an item, or -1.</summary>
    public int IndexOf(scoped ReadOnlySpan<byte> value)
    {
        if (value.Length < _shortest || value.Length > _longest) return -1;
        uint mask = (uint)(_slots.Length - 1);
        uint hash = Hash(value);
        for (uint slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            int index = _slots[slot] - 1;
            if (index < 0) return -1;
            if (_hashes[slot] == hash && value.SequenceEqual(_items[index])) return index;
        }
    }

    // The names in rules are short: one multiplication for each eight bytes is cheaper than a hash that is proof against
    // chosen values, which could only lengthen a probe among the items that the rule's author chose.
    static uint Hash(scoped ReadOnlySpan<byte> value)
    {
        const ulong factor = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)value.Length * factor;
        while (value.Length >= 8)
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value)) * factor, 29);
            value = value[8..];
        }

        ulong rest = 0;
        for (int i = 0; i < value.Length; i++) rest |= (ulong)value[i] << (8 * i);
        hash = (hash ^ rest) * factor;
        return (uint)(hash >> 32);
    }
}
