namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// A set of paths by component. A path of the set matches what equals it or lies below it; components with <c>?</c>, <c>*</c>
/// or <c>[</c> are patterns. Empty components count for nothing, so a leading slash makes no difference.
/// </summary>
sealed class PathPrefixNode
{
    /// <summary>More than the longest path that the kernel takes (4096 bytes) can sensibly have; it bounds recursion.</summary>
    public const int MaxComponents = 1000;

    readonly ByteStringSet _names;
    readonly PathPrefixNode[] _named;
    readonly (byte[] Pattern, PathPrefixNode Node)[] _globs;

    // Whether a path of the set ends here; what lies below is then of no interest.
    readonly bool _isEnd;

    /// <summary>Makes the set of <paramref name="paths"/>, each of at most <see cref="MaxComponents"/> components.</summary>
    public PathPrefixNode(IEnumerable<byte[]> paths)
        : this([.. paths.Select(Split)], 0)
    {
    }

    PathPrefixNode(byte[][][] paths, int depth)
    {
        _isEnd = paths.Any(p => p.Length == depth);
        var below = _isEnd ? [] : paths.GroupBy(p => p[depth], ByteStringComparer.Instance).ToArray();
        var named = below.Where(g => !IsGlob(g.Key)).ToArray();
        _names = new ByteStringSet(named.Select(g => g.Key));
        _named = [.. named.Select(g => new PathPrefixNode([.. g], depth + 1))];
        _globs = [.. below.Where(g => IsGlob(g.Key)).Select(g => (g.Key, new PathPrefixNode([.. g], depth + 1)))];
    }

    /// <summary>The number of components of a path.</summary>
    public static int CountComponents(byte[] path) => Split(path).Length;

    /// <summary>The longest component that is no pattern; null when there is none.</summary>
    public static byte[]? LongestName(byte[] path) => Split(path).Where(component => !IsGlob(component)).MaxBy(component => component.Length);

    /// <summary>Whether a path of the set is <paramref name="path"/> or lies above it.</summary>
    public bool Matches(scoped ReadOnlySpan<byte> path)
    {
        if (_isEnd) return true;
        path = path.TrimStart((byte)'/');
        if (path.IsEmpty) return false;
        int slash = path.IndexOf((byte)'/');
        var component = slash < 0 ? path : path[..slash];
        var rest = slash < 0 ? default : path[slash..];
        int index = _names.IndexOf(component);
        if (index >= 0 && _named[index].Matches(rest)) return true;
        foreach (var (pattern, node) in _globs)
        {
            if (Glob.IsMatch(pattern, component, ignoreCase: false) && node.Matches(rest)) return true;
        }

        return false;
    }

    static bool IsGlob(byte[] component) => component.AsSpan().IndexOfAny("?*["u8) >= 0;

    static byte[][] Split(byte[] path)
    {
        List<byte[]> components = [];
        foreach (var range in path.AsSpan().Split((byte)'/'))
        {
            if (range.Start.Value < range.End.Value) components.Add(path[range]);
        }

        return [.. components];
    }
}
