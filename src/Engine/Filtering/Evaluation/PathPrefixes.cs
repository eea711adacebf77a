namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// A set of path prefixes by components. Empty components are ignored; a component with <c>?</c>, <c>*</c> or <c>[</c> is a
/// glob, tried after the literal ones.
/// </summary>
sealed class PathPrefixes
{
    readonly List<(byte[] Name, PathPrefixes Below)> _literals = [];
    readonly List<(byte[] Pattern, PathPrefixes Below)> _globs = [];
    bool _ends;

    /// <summary>Adds a path; longer ones that it covers are dropped.</summary>
    public void Add(ReadOnlySpan<byte> path)
    {
        var node = this;
        while (TryTakeComponent(ref path, out var component))
        {
            if (node._ends) return;
            node = node.Below(component);
        }

        node._ends = true;
        node._literals.Clear();
        node._globs.Clear();
    }

    /// <summary>Whether a prefix that was added begins <paramref name="path"/>.</summary>
    public bool Match(ReadOnlySpan<byte> path)
    {
        if (_ends) return true;
        if (!TryTakeComponent(ref path, out var component)) return false;
        foreach (var (name, below) in _literals)
        {
            if (component.SequenceEqual(name) && below.Match(path)) return true;
        }

        foreach (var (pattern, below) in _globs)
        {
            if (Glob.IsMatch(pattern, component, ignoreCase: false) && below.Match(path)) return true;
        }

        return false;
    }

    PathPrefixes Below(ReadOnlySpan<byte> component)
    {
        var children = component.IndexOfAny("?*["u8) >= 0 ? _globs : _literals;
        foreach (var (name, below) in children)
        {
            if (component.SequenceEqual(name)) return below;
        }

        var added = new PathPrefixes();
        children.Add((component.ToArray(), added));
        return added;
    }

    static bool TryTakeComponent(ref ReadOnlySpan<byte> path, out ReadOnlySpan<byte> component)
    {
        path = path.TrimStart((byte)'/');
        int end = path.IndexOf((byte)'/');
        component = end < 0 ? path : path[..end];
        path = path[component.Length..];
        return component.Length > 0;
    }
}
