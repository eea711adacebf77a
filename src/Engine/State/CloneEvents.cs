using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// clone, clone3, fork and vfork. Each call returns twice, and either return may come first or be lost: whichever comes makes
/// the entry, the other finds it there.
/// </summary>
static class CloneEvents
{
    /// <summary>Two halves of one call are never as far apart; an older entry with the id belongs to a thread that is gone.</summary>
    public const ulong StaleAfter = 2_000_000_000;

    const int Exe = 1;
    const int Args = 2;
    const int Pid = 4;
    const int ParentTid = 5;
    const int FdLimit = 7;
    const int Comm = 13;
    const int Cgroups = 14;
    const int Flags = 15;
    const int Uid = 16;
    const int Gid = 17;
    const int VTid = 18;
    const int VPid = 19;
    const int PidNamespaceStart = 20;

    public static void Apply(HostState host, ref EventContext context)
    {
        long child = context.Event.Signed(0, -1);
        if (child > 0) ApplyCaller(host, ref context, child);
        else if (child == 0) ApplyChild(host, ref context);
    }

    static void ApplyCaller(HostState host, ref EventContext context, long childTid)
    {
        var ev = context.Event;
        long callerTid = ev.ThreadId;
        if (host.FindOrRequest(callerTid) is not { } caller) return;
        bool isKnown = !caller.IsPlaceholder;
        if (!isKnown) Complete(host, caller, ev);
        context.Thread = caller;

        // In a pid namespace the result is not the id that the host knows the child by; and who forks by vfork sleeps until
        // the child runs its program or has exited. The child's own event does both.
        uint flags = (uint)ev.Unsigned(Flags);
        const uint leftToChild = CloneBits.ChildInPidNamespace | CloneBits.NewPid | CloneBits.Parent | CloneBits.Vfork;
        if ((flags & leftToChild) != 0 || callerTid != caller.VTid || ev.Code == EventCode.SyscallVforkV20X) return;
        if (childTid == callerTid || host.HasRecentlyExited(childTid, callerTid, ev.Timestamp)) return;
        if (host.Threads.Find(childTid) is { } existing && (existing.CloneFlags & CloneBits.Inverted) != 0) return;

        bool isThread = (flags & CloneBits.Thread) != 0;
        var child = Create(host, childTid, isThread ? null : childTid);
        if (child is null) return;

        // Damaged input may put the caller into the process that the child replaces.
        caller = host.Threads.Find(callerTid);
        context.Thread = caller;
        if (caller is null)
        {
            host.Threads.Discard(child);
            return;
        }

        child.CloneFlags = isThread ? flags | CloneBits.Files : flags;
        child.Pid = isThread ? caller.Pid : childTid;
        child.ParentTid = isThread ? caller.ParentTid : callerTid;
        child.VTid = childTid;
        child.VPid = child.Pid;
        host.Threads.Link(child, isNew: true);
        child.PidNamespaceStartTime = host.Machine.BootTime;
        Fill(child, caller, ref context);
        Inherit(child, isKnown ? caller : null, host);
        if (isThread) child.ExecTime = caller.ExecTime;
    }

    static void ApplyChild(HostState host, ref EventContext context)
    {
        var ev = context.Event;
        long tid = ev.ThreadId;
        if (tid <= 0) return;

        // The caller's half came first.
        if (context.Thread is { CloneTime: not 0 } made && ev.Timestamp - made.CloneTime < StaleAfter) return;

        uint flags = (uint)ev.Unsigned(Flags);
        bool isThread = (flags & CloneBits.Thread) != 0;
        context.Thread = null;
        var child = Create(host, tid, isThread ? null : tid);
        if (child is null) return;
        child.CloneFlags = flags | CloneBits.Inverted | (isThread ? CloneBits.Files : 0);
        long pid = ev.Signed(Pid, tid);
        child.Pid = isThread && pid > 0 ? pid : tid;
        child.ParentTid = Math.Max(ev.Signed(ParentTid, 0), 0);
        (child.VTid, child.VPid) = NamespaceIds(ev, tid);

        // A new process is a copy of its parent; a new thread is taken for one of its leader.
        long sourceTid = isThread ? child.Pid : child.ParentTid;
        var source = sourceTid == tid ? null : host.FindOrRequest(sourceTid);
        bool isKnown = source is { IsPlaceholder: false };
        if (source is not null && !isKnown && isThread) CompleteLeader(host, source, child, ev);
        host.Threads.Link(child, isNew: true);

        bool inNamespace = (flags & (CloneBits.ChildInPidNamespace | CloneBits.NewPid)) != 0 || tid != child.VTid;
        if (!inNamespace) child.PidNamespaceStartTime = host.Machine.BootTime;
        else if (!ev.Parameter(PidNamespaceStart).IsEmpty) child.PidNamespaceStartTime = ev.Unsigned(PidNamespaceStart) + host.Machine.BootTime;
        Fill(child, source, ref context);
        Inherit(child, isKnown ? source : null, host);
        if (isThread && isKnown) child.ExecTime = source!.ExecTime;
        context.Thread = child;
    }

    static ThreadEntry? Create(HostState host, long tid, long? pid)
    {
        if (pid is { } process) host.Threads.Retire(process);
        return host.Threads.Create(tid);
    }

    // The event of a thread that nothing was known of tells enough to place it.
    static void Complete(HostState host, ThreadEntry caller, in EventView ev)
    {
        if (!caller.TryIdentify(ev.Signed(Pid, -1), ev.Signed(ParentTid, -1))) return;
        (caller.VTid, caller.VPid) = NamespaceIds(ev, caller.Tid);
        SetProgram(caller, ev);
        caller.IsPartial = true;
        host.Threads.Link(caller, isNew: false);
    }

    static void CompleteLeader(HostState host, ThreadEntry leader, ThreadEntry thread, in EventView ev)
    {
        if (!leader.TryIdentify(thread.Pid, thread.ParentTid)) return;
        leader.VPid = thread.VPid;
        leader.VTid = thread.VPid;
        SetProgram(leader, ev);
        leader.IsPartial = true;
        host.Threads.Link(leader, isNew: false);
    }

    static (long VTid, long VPid) NamespaceIds(in EventView ev, long tid) =>
        ev.Parameter(VPid).IsEmpty ? (tid, -1) : (ev.Signed(VTid, tid), ev.Signed(VPid, -1));

    static void SetProgram(ThreadEntry thread, in EventView ev)
    {
        var exe = ev.Text(Exe);
        thread.Exe.Set(exe);
        var comm = ev.Text(Comm);
        thread.Comm.Set(comm.IsEmpty ? exe : comm);
        thread.Args.Set(ev.Parameter(Args));
    }

    // What the event tells of the child, whichever side it comes from.
    static void Fill(ThreadEntry child, ThreadEntry? source, ref EventContext context)
    {
        var ev = context.Event;
        SetProgram(child, ev);
        child.FdLimit = ev.Signed(FdLimit, -1);
        ResourceEvents.SetFaultsAndMemory(child, ev, first: 8);
        child.Uid = (uint)ev.Unsigned(Uid, uint.MaxValue);
        child.Gid = (uint)ev.Unsigned(Gid, uint.MaxValue);
        CgroupText.Set(child, ev.Parameter(Cgroups), source, context.Scratch);
        context.Host.FindOrRequestMetadata(child, ev.Timestamp);
        child.CloneTime = ev.Timestamp;
        child.LastSeen = ev.Timestamp;
    }

    static void Inherit(ThreadEntry child, ThreadEntry? source, HostState host)
    {
        if (source is null)
        {
            child.IsPartial = true;
            host.RequestThread?.Invoke(child.Tid);
            return;
        }

        child.InheritFrom(source);

        // The threads of a process share these. So may processes that ask for it (CLONE_FILES, CLONE_FS); nearly none do.
        if (!child.IsLeader) return;
        ContainerOrigins.SetOfChild(child, source);
        child.Group.Fds.CopyFrom(source.Group.Fds);
        child.Cwd.Set(source.Leader.Cwd.Span);
        child.Env.Set(source.Leader.Env.Span);
    }
}
