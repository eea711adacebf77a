using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// An event with the threads and descriptors that fields read of it, kept beyond the event: what happens later changes nothing in it.
/// Users, interfaces and containers are not in it, for they are told later than they are needed: the newest are the best.
/// </summary>
sealed class EventSnapshot
{
    // A lineage has some ten processes; what lies beyond the bound is missing as if it were not known.
    const int MaxThreads = 128;

    // An object with its fields, without the texts.
    const int ThreadSize = 600;
    const int DescriptorSize = 250;

    readonly byte[] _block;
    readonly ushort _cpu;
    readonly long _number;
    readonly ThreadEntry[] _threads;
    readonly FdEntry? _fd;
    readonly long _fdNumber;
    readonly bool _fdNameChanged;

    /// <summary>Copies an event and what belongs to it.</summary>
    public EventSnapshot(scoped in EventContext context)
    {
        _block = context.Event.Block.ToArray();
        _cpu = context.Event.Cpu;
        _number = context.Number;
        _fdNumber = context.FdNumber;
        _fdNameChanged = context.FdNameChanged;
        _threads = Copy(FindRelated(context));
        Size = _block.Length;
        foreach (var copy in _threads) Size += ThreadSize + copy.TextLength;
        if (context.Thread is not { } thread) return;

        Thread = _threads[0];
        if (thread.Group is { } group) Thread.Group.Fds.Mirror(group.Fds, FindNamed(context, group.Fds));
        _fd = context.Fd is { } fd ? Thread.Group.Fds.Find(fd.Number) ?? fd.Copy() : null;
        foreach (var copy in Thread.Group.Fds.Entries) Size += DescriptorSize + copy.Name.Length + copy.RawName.Length;
    }

    /// <summary>When the event happened, nanoseconds since the epoch.</summary>
    public ulong Timestamp => BinaryPrimitives.ReadUInt64LittleEndian(_block);

    /// <summary>The thread; null for events without one.</summary>
    public ThreadEntry? Thread { get; }

    /// <summary>What it takes in memory, roughly, in bytes.</summary>
    public int Size { get; }

    /// <summary>The event as it was.</summary>
    /// <param name="live">The state that it was taken of.</param>
    /// <param name="shadow">Shows the threads of the event from now on.</param>
    /// <param name="scratch">Is emptied.</param>
    public EventContext Restore(HostState live, HostState shadow, Scratch scratch)
    {
        scratch.Reset();
        shadow.Show(live, _threads);
        EventView.TryCreate(_block, _cpu, out var view, out _);
        return new EventContext(view, _number, shadow, scratch) { Thread = Thread, Fd = _fd, FdNumber = _fdNumber, FdNameChanged = _fdNameChanged };
    }

    // The thread first, then those that its ids and the event name, and of each the leader and the ancestors.
    static List<ThreadEntry> FindRelated(scoped in EventContext context)
    {
        var table = context.Host.Threads;
        List<ThreadEntry> found = [];
        HashSet<ThreadEntry> seen = [];
        if (context.Thread is { } thread)
        {
            Add(thread);
            Add(table.Find(thread.Sid));
            Add(table.Find(thread.VPgid));
            Add(table.Find(thread.Pgid));
        }

        if (context.Event.Info is { } info)
        {
            for (int i = 0; i < info.Parameters.Length; i++)
                if (info.Parameters[i].Type is ParameterType.Pid or ParameterType.Pid32) Add(table.Find(context.Event.Signed(i)));
        }

        for (int i = 0; i < found.Count; i++)
        {
            Add(found[i].Leader);
            Add(table.Find(found[i].ParentTid));
        }

        return found;

        void Add(ThreadEntry? related)
        {
            if (related is not null && found.Count < MaxThreads && seen.Add(related)) found.Add(related);
        }
    }

    // The descriptors that the event is about or names.
    static List<FdEntry> FindNamed(scoped in EventContext context, FdTable table)
    {
        List<FdEntry> named = [];
        if (context.Fd is { } fd) named.Add(fd);
        if (context.Event.Info is not { } info) return named;
        for (int i = 0; i < info.Parameters.Length; i++)
        {
            if (info.Parameters[i].Type is not (ParameterType.Fd or ParameterType.Fd32)) continue;
            if (table.Find(context.Event.Signed(i, -1)) is { } other) named.Add(other);
        }

        return named;
    }

    static ThreadEntry[] Copy(List<ThreadEntry> originals)
    {
        Dictionary<ThreadGroup, ThreadGroup> groups = [];
        var copies = new ThreadEntry[originals.Count];
        for (int i = 0; i < copies.Length; i++)
        {
            var (original, copy) = (originals[i], originals[i].Copy());
            copies[i] = copy;
            if (original.Group is not { } group)
            {
                copy.Group = new ThreadGroup();
                continue;
            }

            if (!groups.TryGetValue(group, out var groupCopy)) groups.Add(group, groupCopy = group.CopyWithoutThreads());
            copy.Group = groupCopy;
            if (group.Leader == original) groupCopy.Leader = copy;
        }

        return copies;
    }
}
