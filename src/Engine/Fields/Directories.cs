using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Where a relative path starts.</summary>
static class Directories
{
    /// <summary>The path, joined to the directory that a call's descriptor names; <c>&lt;UNKNOWN&gt;</c> stands for one that is not known.</summary>
    public static ReadOnlySpan<byte> Join(scoped in EventContext context, long directory, ReadOnlySpan<byte> path)
    {
        if (path.Length > 0 && path[0] == '/') return Join(context, ""u8, path);
        if (context.Thread is not { } thread) return Join(context, "<UNKNOWN>"u8, path);
        if (directory == ParameterRenderer.CurrentDirectory) return Join(context, thread.Leader.Cwd.Span, path);
        if (Descriptors.Find(thread, directory) is not { } fd) return Join(context, "<UNKNOWN>"u8, path);
        return Join(context, WithSlash(context, fd), path);
    }

    /// <summary>The path, joined to a directory that ends in a slash.</summary>
    public static ReadOnlySpan<byte> Join(scoped in EventContext context, scoped ReadOnlySpan<byte> directory, ReadOnlySpan<byte> path)
    {
        var text = new ScratchText(context.Scratch);
        PathText.AppendJoined(ref text, directory, path);
        return text.Finish();
    }

    /// <summary>The name of a directory with a slash at its end; an empty name stays empty.</summary>
    public static ReadOnlySpan<byte> WithSlash(scoped in EventContext context, FdEntry fd)
    {
        var name = fd.Name.Span;
        if (name.Length == 0 || name[^1] == '/') return name;
        var room = context.Scratch.Take(name.Length + 1);
        name.CopyTo(room);
        room[^1] = (byte)'/';
        return room;
    }
}
