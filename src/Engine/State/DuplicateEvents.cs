using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>What makes a second descriptor for an open file: dup, dup2, dup3, fcntl, pidfd_getfd.</summary>
static class DuplicateEvents
{
    // fcntl commands in the driver's encoding.
    const ulong Duplicate = 1;
    const ulong SetFlags = 3;
    const ulong DuplicateCloseOnExec = 26;

    public static void Dup(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        long number = ev.Signed(0, HostState.NoDescriptor);
        if (number < 0 || context.Fd is not { } source) return;

        // A shell that builds a pipeline puts its ends onto the standard descriptors.
        if (number == 0) thread.CloneFlags |= CloneBits.PipeDestination;
        if (number == 1) thread.CloneFlags |= CloneBits.PipeSource;
        bool closeOnExec = ev.Code == EventCode.SyscallDup3X && ((uint)ev.Unsigned(3) & OpenBits.CloseOnExec) != 0;
        Copy(ref context, thread, source, number, closeOnExec);
    }

    public static void Fcntl(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        long result = ev.Signed(0, -1);
        if (result < 0 || context.Fd is not { } source) return;
        switch (ev.Unsigned(2))
        {
            case SetFlags:
                source.Set(FdFlags.CloseOnExec, (ev.Unsigned(3) & 1) != 0);
                break;
            case Duplicate:
                Copy(ref context, thread, source, result, closeOnExec: false);
                break;
            case DuplicateCloseOnExec:
                Copy(ref context, thread, source, result, closeOnExec: true);
                break;
        }
    }

    public static void PidfdGetfd(HostState host, ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        long number = ev.Signed(0, HostState.NoDescriptor);
        if (number < 0 || thread.Group.Fds.Find(ev.Signed(1, HostState.NoDescriptor)) is not { Type: FdType.PidFd } pidfd) return;
        if (host.Threads.Find(pidfd.TargetPid)?.Group.Fds.Find(ev.Signed(2, HostState.NoDescriptor)) is { } source)
            Copy(ref context, thread, source, number, closeOnExec: true);
    }

    static void Copy(ref EventContext context, ThreadEntry thread, FdEntry source, long number, bool closeOnExec)
    {
        context.FdNumber = number;

        // dup2 of a descriptor onto itself does nothing, not even to close-on-exec.
        if (source.Number == number && thread.Group.Fds.Find(number) == source) return;
        context.Fd = thread.Group.Fds.Add(number);
        if (context.Fd is not { } copy) return;
        copy.CopyFrom(source);
        copy.Set(FdFlags.CloseOnExec, closeOnExec);
    }
}
