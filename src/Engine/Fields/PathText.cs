using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Joins paths as the kernel would walk them, without looking at links.</summary>
static class PathText
{
    /// <summary>
    /// Adds <paramref name="path"/> without <c>.</c>, <c>..</c>, doubled and trailing slashes; a relative one goes on from
    /// <paramref name="directory"/>, which ends in a slash and is taken as it is. An empty path stays empty.
    /// </summary>
    public static void AppendJoined(ref ScratchText text, scoped ReadOnlySpan<byte> directory, scoped ReadOnlySpan<byte> path)
    {
        Span<byte> joined = stackalloc byte[Paths.MaxLength];
        text.Append(joined[..Paths.Join(directory, path, joined)]);
    }
}
