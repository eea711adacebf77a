using Gyrfalcon.Engine.Events;
using static Gyrfalcon.Engine.Events.EventCode;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// The user and the group that a thread of a container has from an event on. It is read before the event is applied, so that
/// their names can be in the stream ahead of it.
/// </summary>
public readonly ref struct ContainerIdentity
{
    ContainerIdentity(ReadOnlySpan<byte> container, long tid, uint uid, uint gid)
    {
        Container = container;
        Tid = tid;
        Uid = uid;
        Gid = gid;
    }

    /// <summary>The container's id as threads have it. Borrowed from the event or from the state.</summary>
    public ReadOnlySpan<byte> Container { get; }

    /// <summary>The thread.</summary>
    public long Tid { get; }

    /// <summary>The effective user.</summary>
    public uint Uid { get; }

    /// <summary>The effective group.</summary>
    public uint Gid { get; }

    /// <summary>Whether the thread begins to run a program.</summary>
    public bool IsProgramStart { get; private init; }

    /// <summary>What an event to come will make of its thread; false when it changes neither user, group nor container, or is of the host.</summary>
    public static bool TryRead(HostState host, in EventView ev, out ContainerIdentity identity)
    {
        identity = default;
        if (ev.Code is SyscallExecveV19X or SyscallExecveatX) return TryReadExec(host, ev, out identity);
        if (ev.Code is not (SyscallSetuidX or SyscallSetreuidX or SyscallSetresuidX or SyscallSetgidX or SyscallSetregidX or SyscallSetresgidX)) return false;
        if (ev.Signed(0, -1) != 0 || host.Threads.Find(ev.ThreadId) is not { ContainerId.Length: > 0 } thread) return false;
        bool isUser = ev.Code is SyscallSetuidX or SyscallSetreuidX or SyscallSetresuidX;
        int effective = ev.Code is SyscallSetuidX or SyscallSetgidX ? 1 : 2;
        identity = new(
            thread.ContainerId.Span,
            ev.ThreadId,
            isUser ? (uint)ev.Unsigned(effective, thread.Uid) : thread.Uid,
            isUser ? thread.Gid : (uint)ev.Unsigned(effective, thread.Gid));
        return true;
    }

    /// <summary>What a thread of a container is now; false on the host.</summary>
    public static bool TryRead(HostState host, long tid, out ContainerIdentity identity)
    {
        identity = default;
        if (host.Threads.Find(tid) is not { ContainerId.Length: > 0 } thread) return false;
        identity = new(thread.ContainerId.Span, tid, thread.Uid, thread.Gid);
        return true;
    }

    static bool TryReadExec(HostState host, in EventView ev, out ContainerIdentity identity)
    {
        identity = default;
        if (ev.Signed(0, -1) < 0) return false;
        var container = host.ContainerOf(ev.Parameter(ExecEvents.Cgroups));
        if (container.IsEmpty) return false;
        identity = new(container, ev.ThreadId, (uint)ev.Unsigned(ExecEvents.Uid, uint.MaxValue), (uint)ev.Unsigned(ExecEvents.Gid, uint.MaxValue)) { IsProgramStart = true };
        return true;
    }
}
