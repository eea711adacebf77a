namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A set of byte strings made once and asked often: open addressing over at most half-full slots, no allocation to ask.</summary>
sealed class ByteSet
{
    readonly byte[]?[] _slots;
    readonly uint _mask;

    /// <summary>Makes the set; the same string may be given more than once.</summary>
    public ByteSet(IReadOnlyCollection<byte[]> items)
    {
        _slots = new byte[]?[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)items.Count * 2 + 1)];
        _mask = (uint)_slots.Length - 1;
        foreach (byte[] item in items)
        {
            uint slot = Hash(item) & _mask;
            while (_slots[slot] is { } taken && !taken.AsSpan().SequenceEqual(item)) slot = slot + 1 & _mask;
            _slots[slot] = item;
        }
    }

    /// <summary>Whether the set holds the string.</summary>
    public bool Contains(ReadOnlySpan<byte> item)
    {
        for (uint slot = Hash(item) & _mask; _slots[slot] is { } candidate; slot = slot + 1 & _mask)
        {
            if (item.SequenceEqual(candidate)) return true;
        }

        return false;
    }

    // FNV-1a: the strings are short names, and the set is made of rules, not of what an attacker sends.
    static uint Hash(ReadOnlySpan<byte> bytes)
    {
        uint hash = 2166136261;
        foreach (byte b in bytes) hash = (hash ^ b) * 16777619;
        return hash;
    }
}
