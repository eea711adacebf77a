using System.Numerics;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// Finds all of many constants that a value contains, in one walk over it: each constant is filed under three of its bytes that few
/// others have, and only where these occur is it compared. Shorter constants are looked for one by one.
/// </summary>
sealed class PartTable
{
    const int Gram = 3;

    readonly (byte[] Text, int[] Bits)[] _short;
    readonly (byte[] Text, int Offset, int[] Bits)[] _long;

    // A chain of constants for each hash of three bytes; -1 ends it.
    readonly int[] _first;
    readonly int[] _next;

    /// <summary>Makes the table.</summary>
    /// <param name="constants">Different constants, each with the bits to set when a value contains it.</param>
    public PartTable(IEnumerable<KeyValuePair<byte[], int[]>> constants)
    {
        var all = constants.ToList();
        _short = [.. all.Where(c => c.Key.Length < Gram).Select(c => (c.Key, c.Value))];
        var filed = all.Where(c => c.Key.Length >= Gram).ToArray();
        _long = new (byte[], int, int[])[filed.Length];
        _next = new int[filed.Length];
        _first = new int[BitOperations.RoundUpToPowerOf2((uint)(filed.Length * 8 + 8))];
        Array.Fill(_first, -1);
        int[] lengths = new int[_first.Length];
        for (int i = 0; i < filed.Length; i++)
        {
            byte[] text = filed[i].Key;
            int offset = Enumerable.Range(0, text.Length - Gram + 1).MinBy(o => lengths[Slot(text.AsSpan(o))]);
            uint slot = Slot(text.AsSpan(offset));
            lengths[slot]++;
            _long[i] = (text, offset, filed[i].Value);
            _next[i] = _first[slot];
            _first[slot] = i;
        }
    }

    public int Count => _short.Length + _long.Length;

    /// <summary>Sets the bits of all constants that <paramref name="value"/> contains.</summary>
    public void LookUp(scoped ReadOnlySpan<byte> value, scoped Span<ulong> hits)
    {
        foreach (var (text, bits) in _short)
        {
            if (value.IndexOf(text) >= 0) ConstantIndex.Set(hits, bits);
        }

        if (_long.Length == 0) return;
        for (int at = 0; at <= value.Length - Gram; at++)
        {
            for (int i = _first[Slot(value[at..])]; i >= 0; i = _next[i])
            {
                ref readonly var candidate = ref _long[i];
                if (at >= candidate.Offset && value[(at - candidate.Offset)..].StartsWith(candidate.Text)) ConstantIndex.Set(hits, candidate.Bits);
            }
        }
    }

    uint Slot(scoped ReadOnlySpan<byte> bytes)
    {
        uint gram = bytes[0] | (uint)bytes[1] << 8 | (uint)bytes[2] << 16;
        return (gram * 0x9E3779B1) >> (32 - BitOperations.Log2((uint)_first.Length));
    }
}
