using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>What is composed of a thread's lists, whose elements are each ended by a NUL.</summary>
static class ProcessText
{
    /// <summary>Whether the list has an element; one empty element alone counts as none.</summary>
    public static bool HasAny(ReadOnlySpan<byte> list) => Elements(list).Length > 0;

    /// <summary>The number of elements.</summary>
    public static int Count(ReadOnlySpan<byte> list)
    {
        var elements = Elements(list);
        return elements.Length == 0 ? 0 : elements.Count((byte)0) + 1;
    }

    /// <summary>The length of all elements together.</summary>
    public static int LengthOf(ReadOnlySpan<byte> list)
    {
        var elements = Elements(list);
        return elements.Length - elements.Count((byte)0);
    }

    /// <summary>The element at an index from 0, or empty past the last.</summary>
    public static ReadOnlySpan<byte> At(ReadOnlySpan<byte> list, long index)
    {
        var rest = Elements(list);
        for (; index > 0; index--)
        {
            int end = rest.IndexOf((byte)0);
            if (end < 0) return default;
            rest = rest[(end + 1)..];
        }

        int length = rest.IndexOf((byte)0);
        return length < 0 ? rest : rest[..length];
    }

    /// <summary>The value of a variable of an environment without blanks around it, or empty.</summary>
    public static ReadOnlySpan<byte> Variable(ReadOnlySpan<byte> environment, ReadOnlySpan<byte> name)
    {
        for (var rest = environment; rest.Length > 0;)
        {
            int end = rest.IndexOf((byte)0);
            var element = end < 0 ? rest : rest[..end];
            if (element.Length > name.Length + 1 && element[name.Length] == '=' && element.StartsWith(name)) return element[(name.Length + 1)..].Trim((byte)' ');
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return default;
    }

    /// <summary>Adds all elements, joined by a blank.</summary>
    public static void AppendJoined(ref ScratchText text, ReadOnlySpan<byte> list)
    {
        for (var rest = Elements(list); rest.Length > 0;)
        {
            int end = rest.IndexOf((byte)0);
            if (end < 0)
            {
                text.Append(rest);
                return;
            }

            text.Append(rest[..end]);
            text.Append((byte)' ');
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>Adds the name and the arguments (not argv[0]).</summary>
    public static void AppendCommandLine(ref ScratchText text, ThreadEntry thread)
    {
        text.Append(thread.Comm.Span);
        if (!HasAny(thread.Args.Span)) return;
        text.Append((byte)' ');
        AppendJoined(ref text, thread.Args.Span);
    }

    static ReadOnlySpan<byte> Elements(ReadOnlySpan<byte> list) => list.Length > 0 && list[^1] == 0 ? list[..^1] : list;
}
