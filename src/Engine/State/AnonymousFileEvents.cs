using System.Buffers.Text;
using Gyrfalcon.Engine.Events;
using static Gyrfalcon.Engine.Events.EventCode;

namespace Gyrfalcon.Engine.State;

/// <summary>Calls that make one descriptor of a file without a path: eventfd, epoll, timerfd, memfd, pidfd and the like.</summary>
static class AnonymousFileEvents
{
    // MFD_CLOEXEC and EPOLL_CLOEXEC are the driver's bit 0.
    const uint CloseOnExec = 1;

    public static void Apply(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        long number = ev.Signed(0, HostState.NoDescriptor);
        if (number < 0)
        {
            // Only memfd_create shows which error it was.
            if (ev.Code == SyscallMemfdCreateX) context.FdNumber = number;
            return;
        }

        if (ev.Code == SyscallBpfV2X && !MakesDescriptor(ev.Unsigned(1))) return;
        context.FdNumber = number;
        context.Fd = thread.Group.Fds.Add(number);
        if (context.Fd is not { } entry) return;
        entry.Type = TypeOf(ev.Code);
        (entry.OpenFlags, uint closeOnExec) = ev.Code switch
        {
            SyscallEventfd2X or SyscallInotifyInit1X or SyscallSignalfd4X => ((uint)ev.Unsigned(1), OpenBits.CloseOnExec),
            SyscallEpollCreate1X => ((uint)ev.Unsigned(1), CloseOnExec),
            SyscallMemfdCreateX => ((uint)ev.Unsigned(2), CloseOnExec),
            SyscallPidfdOpenX => ((uint)ev.Unsigned(2), 0u),
            SyscallTimerfdCreateX => ((uint)ev.Unsigned(2), OpenBits.CloseOnExec),
            _ => (0u, 0u),
        };
        entry.Set(FdFlags.CloseOnExec, (entry.OpenFlags & closeOnExec) != 0);
        if (ev.Code == SyscallMemfdCreateX) entry.Name.Set(ev.Text(1));
        if (ev.Code == SyscallPidfdOpenX) NameByPid(entry, ev.Signed(1, 0));
        context.FdNameChanged = entry.Name.Length > 0;
    }

    static void NameByPid(FdEntry entry, long pid)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(pid, digits, out int length);
        entry.Name.Set("/proc/"u8, digits[..length]);
        entry.TargetPid = pid;
    }

    // Most commands of bpf return 0, which is no descriptor.
    static bool MakesDescriptor(ulong command) => command is 0x00 /* MAP_CREATE */ or 0x05 /* PROG_LOAD */ or 0x07 /* OBJ_GET */
        or 0x0d or 0x0e or 0x13 or 0x1e /* *_GET_FD_BY_ID */ or 0x11 /* RAW_TRACEPOINT_OPEN */ or 0x12 /* BTF_LOAD */
        or 0x1c /* LINK_CREATE */ or 0x20 /* ENABLE_STATS */ or 0x21 /* ITER_CREATE */ or 0x24 /* TOKEN_CREATE */;

    static FdType TypeOf(EventCode code) => code switch
    {
        SyscallMemfdCreateX => FdType.MemFd,
        SyscallPidfdOpenX => FdType.PidFd,
        SyscallEventfdX or SyscallEventfd2X => FdType.Event,
        SyscallSignalfdX or SyscallSignalfd4X => FdType.SignalFd,
        SyscallTimerfdCreateX => FdType.TimerFd,
        SyscallInotifyInitX or SyscallInotifyInit1X => FdType.Inotify,
        SyscallBpfV2X => FdType.Bpf,
        SyscallUserfaultfdX => FdType.UserFaultFd,
        SyscallIoUringSetupX => FdType.IoUring,
        _ => FdType.EventPoll,
    };
}
