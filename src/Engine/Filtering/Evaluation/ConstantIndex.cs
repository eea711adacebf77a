using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// Compares a value with any number of constants at once. Each constant has bits, which are set when the value agrees with it; the
/// time grows with the length of the value and hardly with the number of constants.
/// </summary>
sealed class ConstantIndex
{
    readonly ByteStringSet _equal;
    readonly int[][] _equalBits;
    readonly Dictionary<ulong, int[]> _numbers;
    readonly PrefixTable _prefixes;
    readonly PrefixTable _suffixes;
    readonly int _longestSuffix;
    readonly PartTable _parts;
    readonly PartTable _lowerParts;

    /// <summary>Makes the index.</summary>
    /// <param name="constants">The constants, each with the bit that it sets; several may set one, and one several.</param>
    public ConstantIndex(IEnumerable<(Constant Constant, int Bit)> constants)
    {
        var all = constants.ToLookup(c => c.Constant.Match);
        var equal = Group(all[ConstantMatch.Equal]);
        _equal = new ByteStringSet(equal.Keys);
        _equalBits = [.. _equal.Items.Select(item => equal[item])];
        _numbers = all[ConstantMatch.Number].GroupBy(c => c.Constant.Number, c => c.Bit).ToDictionary(g => g.Key, g => g.Distinct().ToArray());
        _prefixes = new PrefixTable(Group(all[ConstantMatch.Prefix]));
        _suffixes = new PrefixTable(Group(all[ConstantMatch.Suffix]).Select(c => KeyValuePair.Create(c.Key.Reverse().ToArray(), c.Value)));
        _longestSuffix = _suffixes.Longest;
        _parts = new PartTable(Group(all[ConstantMatch.Part]));
        _lowerParts = new PartTable(Group(all[ConstantMatch.PartIgnoreCase]));
    }

    /// <summary>Sets the bits of every constant that <paramref name="value"/> agrees with.</summary>
    public void LookUp(scoped in FieldValue value, Scratch scratch, scoped Span<ulong> hits)
    {
        if (_numbers.Count > 0 && _numbers.TryGetValue(value.Number, out int[]? bits)) Set(hits, bits);
        int item = _equal.IndexOf(value.Bytes);
        if (item >= 0) Set(hits, _equalBits[item]);
        _prefixes.LookUp(value.Bytes, hits);
        _parts.LookUp(value.Bytes, hits);
        if (_suffixes.Count > 0) LookUpSuffixes(value.Bytes, scratch, hits);
        if (_lowerParts.Count > 0) LookUpLower(value.Bytes, scratch, hits);
    }

    void LookUpSuffixes(scoped ReadOnlySpan<byte> value, Scratch scratch, scoped Span<ulong> hits)
    {
        int length = Math.Min(value.Length, _longestSuffix);
        var reversed = scratch.Take(length);
        value[^length..].CopyTo(reversed);
        reversed.Reverse();
        _suffixes.LookUp(reversed, hits);
        scratch.GiveBack(reversed, 0);
    }

    void LookUpLower(scoped ReadOnlySpan<byte> value, Scratch scratch, scoped Span<ulong> hits)
    {
        var lower = scratch.Take(value.Length);
        for (int i = 0; i < value.Length; i++) lower[i] = TextComparison.ToLower(value[i]);
        _lowerParts.LookUp(lower, hits);
        scratch.GiveBack(lower, 0);
    }

    /// <summary>Sets bits.</summary>
    internal static void Set(scoped Span<ulong> hits, int[] bits)
    {
        foreach (int bit in bits) hits[bit >> 6] |= 1UL << bit;
    }

    static Dictionary<byte[], int[]> Group(IEnumerable<(Constant Constant, int Bit)> constants) => constants
        .GroupBy(c => c.Constant.Bytes, c => c.Bit, ByteStringComparer.Instance)
        .ToDictionary(g => g.Key, g => g.Distinct().ToArray(), ByteStringComparer.Instance);
}
