namespace Gyrfalcon.Engine.Fields;

/// <summary>Joins paths as the kernel would walk them, without looking at links.</summary>
static class PathText
{
    // The reference joins in a buffer of this size and gives this name to what does not fit; rules know it.
    const int LongestPath = 1024;

    static ReadOnlySpan<byte> TooLong => "/DIR_TOO_LONG/FILENAME_TOO_LONG"u8;

    /// <summary>
    /// Adds <paramref name="path"/> without <c>.</c>, <c>..</c>, doubled and trailing slashes; a relative one goes on from
    /// <paramref name="directory"/>, which ends in a slash and is taken as it is. An empty path stays empty.
    /// </summary>
    public static void AppendJoined(ref ScratchText text, scoped ReadOnlySpan<byte> directory, scoped ReadOnlySpan<byte> path)
    {
        if (directory.Length + path.Length + 1 > LongestPath)
        {
            text.Append(TooLong);
            return;
        }

        bool isRelative = path.Length > 0 && path[0] != '/';
        Span<byte> joined = stackalloc byte[LongestPath];
        int length = 0;
        if (isRelative)
        {
            directory.CopyTo(joined);
            length = directory.Length;
        }

        text.Append(joined[..Normalise(joined, length, path)]);
    }

    // Writes path after the first `length` bytes, going back into them for "..".
    static int Normalise(Span<byte> target, int length, ReadOnlySpan<byte> path)
    {
        bool hadDirectory = length > 0;
        for (int at = 0; at < path.Length;)
        {
            bool startsComponent = length == 0 || target[length - 1] == '/';
            if (path[at] == '.' && startsComponent)
            {
                int dots = DotsAt(path[at..]);
                if (dots == 2) length = ParentOf(target, length);
                if (dots > 0)
                {
                    at += Math.Min(dots + 1, path.Length - at);
                    continue;
                }
            }
            else if (path[at] == '/' && (length > 0 ? target[length - 1] == '/' : hadDirectory))
            {
                at++;
                continue;
            }

            target[length++] = path[at++];
        }

        return length > 1 && target[length - 1] == '/' ? length - 1 : length;
    }

    // 1 for "." and 2 for ".." as a whole component, 0 for a name that only begins with a dot.
    static int DotsAt(ReadOnlySpan<byte> path)
    {
        int dots = path.Length > 1 && path[1] == '.' ? 2 : 1;
        return path.Length == dots || path[dots] == '/' ? dots : 0;
    }

    static int ParentOf(ReadOnlySpan<byte> target, int length)
    {
        if (length <= 1) return length;
        length--;
        while (length >= 1 && target[length - 1] != '/') length--;
        return length;
    }
}
