using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>execve and execveat: a process gets another program.</summary>
static class ExecEvents
{
    const int Exe = 1;
    const int Args = 2;
    const int Pid = 4;
    const int ParentTid = 5;
    const int FdLimit = 7;
    const int Comm = 13;
    internal const int Cgroups = 14;
    const int Env = 15;
    const int Tty = 16;
    const int VPgid = 17;
    const int LoginUid = 18;
    const int Flags = 19;
    const int CapInheritable = 20;
    const int CapPermitted = 21;
    const int CapEffective = 22;
    const int Inode = 23;
    const int ChangeTime = 24;
    const int ModifyTime = 25;
    internal const int Uid = 26;
    const int TrustedExePath = 27;
    const int Pgid = 28;
    internal const int Gid = 29;

    // execveat names its file by the descriptor alone.
    const uint EmptyPath = 1;

    public static void Apply(HostState host, ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0) return;
        ThreadTable.Resurrect(thread);
        if (thread.IsPlaceholder) Complete(host, thread, ev);
        SetProgram(ref context, thread);
        SetIdentity(ref context, thread);
        ContainerOrigins.SetOfExec(host.Threads, thread.Leader);
        thread.Group.Fds.RemoveCloseOnExec();
        thread.CloneFlags &= CloneBits.PipeSource | CloneBits.PipeDestination | CloneBits.Inverted;
        RemoveOtherThreads(host, thread);
    }

    static void Complete(HostState host, ThreadEntry thread, in EventView ev)
    {
        if (!thread.TryIdentify(ev.Signed(Pid, -1), ev.Signed(ParentTid, -1))) return;
        thread.VTid = thread.Tid;
        thread.VPid = thread.Pid;
        thread.IsPartial = true;
        host.Threads.Link(thread, isNew: false);
    }

    static void SetProgram(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        thread.ExecTime = ev.Timestamp;
        var exe = ev.Text(Exe);
        thread.Exe.Set(exe);
        var comm = ev.Text(Comm);
        thread.Comm.Set(comm.IsEmpty ? exe : comm);
        thread.Args.Set(ev.Parameter(Args));
        if (!ev.Parameter(Env).IsEmpty) thread.Env.Set(ev.Parameter(Env));
        SetExePath(ref context, thread);
        if (!ev.Parameter(Flags).IsEmpty) thread.ExeFlags = (uint)ev.Unsigned(Flags);
        if (!ev.Parameter(ModifyTime).IsEmpty)
        {
            thread.ExeInode = ev.Unsigned(Inode);
            thread.ExeInodeChangeTime = ev.Unsigned(ChangeTime);
            thread.ExeInodeModifyTime = ev.Unsigned(ModifyTime);
        }
    }

    static void SetIdentity(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        thread.FdLimit = ev.Signed(FdLimit, -1);
        ResourceEvents.SetFaultsAndMemory(thread, ev, first: 8);
        CgroupText.Set(thread, ev.Parameter(Cgroups), thread.Parent, context.Scratch);
        context.Host.FindOrRequestMetadata(thread, ev.Timestamp);
        thread.Tty = (uint)ev.Unsigned(Tty, thread.Tty);
        thread.VPgid = ev.Signed(VPgid, thread.VPgid);
        thread.Pgid = ev.Signed(Pgid, -1);
        thread.LoginUid = (uint)ev.Unsigned(LoginUid, thread.LoginUid);
        thread.Uid = (uint)ev.Unsigned(Uid, thread.Uid);
        thread.Gid = (uint)ev.Unsigned(Gid, thread.Gid);
        thread.CapInheritable = ev.Unsigned(CapInheritable, thread.CapInheritable);
        thread.CapPermitted = ev.Unsigned(CapPermitted, thread.CapPermitted);
        thread.CapEffective = ev.Unsigned(CapEffective, thread.CapEffective);
    }

    static void SetExePath(ref EventContext context, ThreadEntry thread)
    {
        var path = context.Event.Text(TrustedExePath);
        if (!path.IsEmpty)
        {
            thread.ExePath.Set(WithoutDeleted(path));
            return;
        }

        // Captures from before the kernel's own path was sent.
        if (!HostState.TryGetEnter(thread, context.Event.Code, out var enter)) return;
        var room = context.Scratch.Take(Paths.MaxLength);
        int length = enter.Code == EventCode.SyscallExecveatE ? FromDescriptor(ref context, thread, enter, room)
            : ParameterText.IsMissing(enter.Text(0)) ? -1
            : Paths.Join(thread.Leader.Cwd.Span, enter.Text(0), room);
        if (length >= 0) thread.ExePath.Set(WithoutDeleted(room[..length]));
        else thread.ExePath.Set(ParameterText.Missing);
        context.Scratch.GiveBack(room, 0);
    }

    static int FromDescriptor(ref EventContext context, ThreadEntry thread, in EventView enter, Span<byte> room)
    {
        var path = enter.Text(1);
        bool byDescriptor = ((uint)enter.Unsigned(2) & EmptyPath) != 0;
        long number = enter.Signed(0, HostState.NoDescriptor);
        var directory = Paths.DirectoryOf(thread, path, number, context.Scratch);
        if (directory.SequenceEqual(Paths.UnknownDirectory) || !byDescriptor && ParameterText.IsMissing(path)) return -1;
        return byDescriptor ? Paths.Join(default, directory, room) : Paths.Join(directory, path, room);
    }

    public static ReadOnlySpan<byte> WithoutDeleted(ReadOnlySpan<byte> path)
    {
        var suffix = " (deleted)"u8;
        return path.Length > suffix.Length && path.EndsWith(suffix) ? path[..^suffix.Length] : path;
    }

    // The kernel ends all other threads of the process; which of them called execve does not matter, it has the leader's id now.
    static void RemoveOtherThreads(HostState host, ThreadEntry thread)
    {
        for (var member = thread.Group.FirstMember; member is not null;)
        {
            var next = member.NextInGroup;
            if (member != thread && !member.IsLeader) host.Threads.Remove(member);
            member = next;
        }
    }
}
