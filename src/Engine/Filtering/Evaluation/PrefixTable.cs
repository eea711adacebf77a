namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Finds all of many constants that a value begins with: a sorted array in which each constant knows the next shorter one that begins it.</summary>
sealed class PrefixTable
{
    readonly byte[][] _sorted;
    readonly int[] _shorter;
    readonly int[][] _bits;

    /// <summary>Makes the table.</summary>
    /// <param name="constants">Different constants, each with the bits to set when a value begins with it.</param>
    public PrefixTable(IEnumerable<KeyValuePair<byte[], int[]>> constants)
    {
        var sorted = constants.ToArray();
        Array.Sort(sorted, (a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key));
        _sorted = [.. sorted.Select(s => s.Key)];
        _bits = [.. sorted.Select(s => s.Value)];
        _shorter = new int[_sorted.Length];
        for (int i = 0; i < _sorted.Length; i++)
        {
            int shorter = i - 1;
            while (shorter >= 0 && !_sorted[i].AsSpan().StartsWith(_sorted[shorter])) shorter = _shorter[shorter];
            _shorter[i] = shorter;
        }
    }

    public int Count => _sorted.Length;

    /// <summary>The length of the longest constant; 0 when there is none.</summary>
    public int Longest => _sorted.Length == 0 ? 0 : _sorted.Max(s => s.Length);

    /// <summary>Sets the bits of all constants that <paramref name="value"/> begins with.</summary>
    public void LookUp(scoped ReadOnlySpan<byte> value, scoped Span<ulong> hits)
    {
        // What begins the value is not greater than it, and begins everything that lies between itself and the value.
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (value.SequenceCompareTo(_sorted[middle]) >= 0) low = middle + 1;
            else high = middle;
        }

        int at = low - 1;
        while (at >= 0 && !value.StartsWith(_sorted[at])) at = _shorter[at];
        for (; at >= 0; at = _shorter[at]) ConstantIndex.Set(hits, _bits[at]);
    }
}
