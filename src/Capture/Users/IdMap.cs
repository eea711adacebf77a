using Gyrfalcon.Capture.Procfs;

namespace Gyrfalcon.Capture.Users;

/// <summary>What the ids of a user namespace are on the host: <c>/proc/PID/uid_map</c> or <c>gid_map</c>.</summary>
sealed class IdMap
{
    readonly List<(uint Inside, uint Outside, uint Count)> _ranges = [];

    /// <summary>Whether ids are the same inside and outside.</summary>
    public bool IsIdentity => _ranges.Count == 0 || _ranges.TrueForAll(r => r.Inside == r.Outside);

    /// <summary>Reads a map, lines <c>inside outside count</c>. One that cannot be read maps every id to itself.</summary>
    public static IdMap Parse(ReadOnlySpan<byte> text)
    {
        // The kernel takes no more lines.
        const int limit = 340;
        var map = new IdMap();
        var lines = new TextScanner(text);
        while (map._ranges.Count < limit && lines.TryLine(out var line))
        {
            var words = new TextScanner(line);
            var (inside, outside, count) = (words.Unsigned(), words.Unsigned(), words.Unsigned());
            if (inside <= uint.MaxValue && outside <= uint.MaxValue && count is > 0 and <= uint.MaxValue) map._ranges.Add(((uint)inside, (uint)outside, (uint)count));
        }

        return map;
    }

    /// <summary>The id on the host; false when the namespace has no such id.</summary>
    public bool TryMap(uint inside, out uint outside)
    {
        foreach (var range in _ranges)
        {
            if (inside < range.Inside || inside - range.Inside >= range.Count) continue;
            outside = unchecked(range.Outside + (inside - range.Inside));
            return outside >= range.Outside;
        }

        outside = inside;
        return _ranges.Count == 0;
    }
}
