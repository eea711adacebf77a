namespace Gyrfalcon.Engine.State;

/// <summary>Paths as bytes: joined to a directory and freed of <c>.</c>, <c>..</c>, <c>//</c> and a trailing slash.</summary>
public static class Paths
{
    /// <summary>The longest joined path, its final NUL included; beyond it the path is <see cref="TooLong"/>.</summary>
    public const int MaxLength = 1024;

    /// <summary>What stands for a path that would be too long.</summary>
    public static ReadOnlySpan<byte> TooLong => "/DIR_TOO_LONG/FILENAME_TOO_LONG"u8;

    /// <summary>
    /// Joins a path to a directory and normalises it. An absolute path stands alone. The directory is taken as it is: it ends
    /// with a slash, and only <c>..</c> in the path shortens it. No link is followed.
    /// </summary>
    /// <param name="directory">The directory with a trailing slash; ignored when the path is absolute or empty.</param>
    /// <param name="path">The path.</param>
    /// <param name="destination">Room for at least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The length of what was written.</returns>
    public static int Join(scoped ReadOnlySpan<byte> directory, scoped ReadOnlySpan<byte> path, Span<byte> destination)
    {
        if (directory.Length + path.Length + 1 > MaxLength)
        {
            TooLong.CopyTo(destination);
            return TooLong.Length;
        }

        if (path.IsEmpty) return 0;
        int length = 0;
        if (path[0] != '/')
        {
            directory.CopyTo(destination);
            length = directory.Length;
        }

        return IsPlain(path) ? Append(path, destination, length) : Normalize(path, destination, length);
    }

    /// <summary>What stands for the directory of a descriptor that is not known.</summary>
    public static ReadOnlySpan<byte> UnknownDirectory => "<UNKNOWN>"u8;

    /// <summary>The number that stands for the working directory (<c>AT_FDCWD</c>).</summary>
    public const long WorkingDirectory = -100;

    /// <summary>The directory that a call resolves a path against: of a descriptor, or the working directory.</summary>
    /// <param name="thread">The caller.</param>
    /// <param name="path">The path; an absolute one needs no directory, and programs do pass a nonsense descriptor with it.</param>
    /// <param name="number">The descriptor of the directory.</param>
    /// <param name="scratch">Room for the directory with its slash.</param>
    /// <returns>The directory as <see cref="Join"/> takes it, or <see cref="UnknownDirectory"/>.</returns>
    public static ReadOnlySpan<byte> DirectoryOf(ThreadEntry thread, scoped ReadOnlySpan<byte> path, long number, Scratch scratch)
    {
        if (!path.IsEmpty && path[0] == '/') return default;
        if (number == WorkingDirectory) return thread.Leader.Cwd.Span;
        return thread.Group.Fds.Find(number) is { } directory ? WithSlash(directory.Name.Span, scratch) : UnknownDirectory;
    }

    /// <summary>The name of a directory with a slash at its end, as <see cref="Join"/> takes it; an empty name stays empty.</summary>
    public static ReadOnlySpan<byte> WithSlash(ReadOnlySpan<byte> name, Scratch scratch)
    {
        if (name.IsEmpty || name[^1] == '/') return name;
        var slashed = scratch.Take(name.Length + 1);
        name.CopyTo(slashed);
        slashed[^1] = (byte)'/';
        return slashed;
    }

    // Nothing to do but copy: no component begins with a dot, no slash is doubled or last. Most paths are like this.
    static bool IsPlain(ReadOnlySpan<byte> path) =>
        path[0] != '.' && path[^1] != '/' && path.IndexOf("/."u8) < 0 && path.IndexOf("//"u8) < 0;

    static int Append(scoped ReadOnlySpan<byte> path, Span<byte> destination, int length)
    {
        path.CopyTo(destination[length..]);
        return length + path.Length;
    }

    static int Normalize(scoped ReadOnlySpan<byte> path, Span<byte> destination, int length)
    {
        bool startsEmpty = length == 0;
        int at = 0;
        while (at < path.Length)
        {
            byte next = path[at];
            if (next == '.' && (length == 0 || destination[length - 1] == '/'))
            {
                int rest = path.Length - at;
                if (rest >= 2 && path[at + 1] == '.' && (rest == 2 || path[at + 2] == '/'))
                {
                    at += Math.Min(rest, 3);
                    length = ParentOf(destination, length);
                    continue;
                }

                if (rest == 1 || path[at + 1] == '/')
                {
                    at += Math.Min(rest, 2);
                    continue;
                }
            }
            else if (next == '/' && (length > 0 ? destination[length - 1] == '/' : !startsEmpty))
            {
                // A slash after a slash, or one that would make a relative path absolute once "dir/.." has emptied it.
                at++;
                continue;
            }

            destination[length++] = next;
            at++;
        }

        return length > 1 && destination[length - 1] == '/' ? length - 1 : length;
    }

    // The length up to and with the slash before the last component; the root and the empty path are their own parents.
    static int ParentOf(ReadOnlySpan<byte> path, int length)
    {
        if (length <= 1) return length;
        length--;
        while (length >= 1 && path[length - 1] != '/') length--;
        return length;
    }
}
