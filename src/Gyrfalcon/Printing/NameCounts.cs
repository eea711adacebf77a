using System.Runtime.InteropServices;
using System.Text;

namespace Gyrfalcon.Printing;

/// <summary>Counts events by a name. Memory is bounded: a hostile capture can name a million processes.</summary>
sealed class NameCounts
{
    /// <summary>The row for all names that found no room, and for events that have none.</summary>
    public const string Others = "(others)", None = "<NA>";

    const int MaxNames = 65_536;
    const int MaxLength = 256;

    readonly Dictionary<string, long> _counts = [];
    readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public NameCounts() => _lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The names and their counts, the largest first.</summary>
    public List<(string Name, long Count)> Ranked() =>
        [.. _counts.Select(c => (c.Key, c.Value)).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];

    /// <summary>Counts one event. A name that is known allocates nothing.</summary>
    public void Add(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[MaxLength];
        int length = Encoding.UTF8.GetChars(name[..Math.Min(name.Length, MaxLength)], chars);
        ReadOnlySpan<char> key = length == 0 ? None : chars[..length];
        if (_counts.Count >= MaxNames && !_lookup.ContainsKey(key)) key = Others;
        CollectionsMarshal.GetValueRefOrAddDefault(_lookup, key, out _)++;
    }
}
