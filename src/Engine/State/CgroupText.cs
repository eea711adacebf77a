namespace Gyrfalcon.Engine.State;

/// <summary>Brings cgroups into the form in which the state holds them, and the container of the thread up to them.</summary>
static class CgroupText
{
    /// <summary>Sets the cgroups of a thread from a parameter or a record.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="cgroups"><c>subsystem=path</c>, separated by NULs; empty when not available, which changes nothing.</param>
    /// <param name="relative">A thread that most likely is in the same container, or null.</param>
    /// <param name="scratch">Room for the text.</param>
    public static void Set(ThreadEntry thread, ReadOnlySpan<byte> cgroups, ThreadEntry? relative, Scratch scratch)
    {
        if (cgroups.IsEmpty) return;

        // "io" and "mem" grow by three bytes each, in entries of four bytes at least.
        var room = scratch.Take(2 * cgroups.Length + 1);
        int length = Normalize(cgroups, room);
        var text = room[..Math.Max(length, 0)];
        if (length >= 0 && !thread.Cgroups.Span.SequenceEqual(text))
        {
            thread.Cgroups.Set(text);
            if (relative is not null && relative.Cgroups.Span.SequenceEqual(text)) thread.ContainerId.Set(relative.ContainerId.Span);
            else thread.ContainerId.Set(ContainerIdMatcher.Match(text));
        }

        scratch.GiveBack(room, 0);
    }

    // One name for each subsystem on every kernel. Returns the length, or -1 when an entry has no path.
    static int Normalize(ReadOnlySpan<byte> cgroups, Span<byte> to)
    {
        int length = 0;
        while (!cgroups.IsEmpty)
        {
            int end = cgroups.IndexOf((byte)0);
            var entry = end < 0 ? cgroups : cgroups[..end];
            cgroups = end < 0 ? default : cgroups[(end + 1)..];
            int equals = entry.IndexOf((byte)'=');
            if (equals < 0) return -1;
            var name = NameOf(entry[..equals]);
            name.CopyTo(to[length..]);
            length += name.Length;
            entry[equals..].CopyTo(to[length..]);
            length += entry.Length - equals;
            to[length++] = 0;
        }

        return length;
    }

    static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> subsystem)
    {
        // Older kernels call them "cpuset_cgroup" and so on.
        if (subsystem.EndsWith("_cgroup"u8)) subsystem = subsystem[..^"_cgroup".Length];
        if (subsystem.SequenceEqual("io"u8)) return "blkio"u8;
        if (subsystem.SequenceEqual("mem"u8)) return "memory"u8;
        return subsystem.SequenceEqual("perf"u8) ? "perf_event"u8 : subsystem;
    }
}
