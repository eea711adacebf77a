using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>Calls that make two descriptors: pipe, pipe2, socketpair.</summary>
static class PairEvents
{
    public static void Apply(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0) return;
        var (first, second) = (ev.Signed(1, HostState.NoDescriptor), ev.Signed(2, HostState.NoDescriptor));
        if (first == second) return;
        bool isPipe = ev.Code is EventCode.SyscallPipeX or EventCode.SyscallPipe2X;
        uint flags = ev.Code == EventCode.SyscallPipe2X ? (uint)ev.Unsigned(4) : 0;
        var one = Add(thread, first, isPipe, flags, ev);
        var other = Add(thread, second, isPipe, flags, ev);

        // The event counts as that of the second number; of a socket pair the first entry is shown with it.
        context.FdNumber = second;
        context.Fd = isPipe ? other : one;
    }

    static FdEntry? Add(ThreadEntry thread, long number, bool isPipe, uint flags, in EventView ev)
    {
        if (thread.Group.Fds.Add(number) is not { } entry) return null;
        entry.Type = isPipe ? FdType.Fifo : FdType.UnixSocket;
        if (isPipe) entry.Inode = ev.Unsigned(3);
        entry.OpenFlags = flags;
        entry.Set(FdFlags.CloseOnExec, (flags & OpenBits.CloseOnExec) != 0);
        return entry;
    }
}
