using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Where a relative path starts.</summary>
static class Directories
{
    /// <summary>The path, joined to the directory that a call's descriptor names; <c>&lt;UNKNOWN&gt;</c> stands for one that is not known.</summary>
    public static ReadOnlySpan<byte> Join(scoped in EventContext context, long directory, ReadOnlySpan<byte> path) =>
        Join(context, context.Thread is { } thread ? Paths.DirectoryOf(thread, path, directory, context.Scratch) : Paths.UnknownDirectory, path);

    /// <summary>The path, joined to a directory that ends in a slash.</summary>
    public static ReadOnlySpan<byte> Join(scoped in EventContext context, scoped ReadOnlySpan<byte> directory, ReadOnlySpan<byte> path)
    {
        var text = new ScratchText(context.Scratch);
        PathText.AppendJoined(ref text, directory, path);
        return text.Finish();
    }
}
