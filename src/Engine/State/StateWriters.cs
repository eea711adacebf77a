using Gyrfalcon.Engine.Events;
using static Gyrfalcon.Engine.Events.EventCode;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// Which events can change what in a <see cref="HostState"/>. A test drives every event and fails when one changes what it is not
/// listed for.
/// </summary>
static class StateWriters
{
    /// <summary>A thread comes, runs another program, or goes: all that is known of it is another.</summary>
    public static EventCodeSet Life { get; } = EventCodeSet.Of(
        SyscallCloneV20X, SyscallForkV20X, SyscallVforkV20X, SyscallClone3X, SyscallExecveV19X, SyscallExecveatX, ProcexitV1E);

    /// <summary>The effective user.</summary>
    public static EventCodeSet User { get; } = Life | EventCodeSet.Of(SyscallSetuidX, SyscallSetreuidX, SyscallSetresuidX);

    /// <summary>The effective group.</summary>
    public static EventCodeSet Group { get; } = Life | EventCodeSet.Of(SyscallSetgidX, SyscallSetregidX, SyscallSetresgidX);

    /// <summary>Capabilities.</summary>
    public static EventCodeSet Capabilities { get; } = Life | EventCodeSet.Of(SyscallCapsetX, SyscallUnshareX, SyscallSetnsX);

    /// <summary>The session.</summary>
    public static EventCodeSet Session { get; } = Life | EventCodeSet.Of(SyscallSetsidX);

    /// <summary>Page faults.</summary>
    public static EventCodeSet PageFaults { get; } = Life | EventCodeSet.Of(SchedswitchV6E);

    /// <summary>The size of the memory.</summary>
    public static EventCodeSet Memory { get; } = PageFaults | EventCodeSet.Of(SyscallBrkV4X, SyscallMmapX, SyscallMmap2X, SyscallMunmapX);

    /// <summary>Anything that a thread has for itself.</summary>
    public static EventCodeSet Thread { get; } = User | Group | Capabilities | Session | Memory;

    /// <summary>The working directory.</summary>
    public static EventCodeSet Directory { get; } = Life | EventCodeSet.Of(SyscallChdirX, SyscallFchdirX, SyscallGetcwdX);

    /// <summary>How many descriptors a process may open.</summary>
    public static EventCodeSet DescriptorLimit { get; } = Life | EventCodeSet.Of(SyscallGetrlimitX, SyscallSetrlimitX, SyscallPrlimitX);

    /// <summary>Which descriptors are open, and what is known of each.</summary>
    public static EventCodeSet Descriptors { get; } = Life | EventCodeSet.Of(
        SyscallOpenX, SyscallCreatX, SyscallOpenatV2X, SyscallOpenat2X, SyscallOpenByHandleAtX, SyscallCloseX, SyscallCloseRangeX,
        SyscallDupV1X, SyscallDup2X, SyscallDup3X, SyscallFcntlX, SyscallPidfdGetfdX, SyscallPipeX, SyscallPipe2X, SocketSocketpairX,
        SyscallMemfdCreateX, SyscallPidfdOpenX, SyscallEventfdX, SyscallEventfd2X, SyscallSignalfdX, SyscallSignalfd4X,
        SyscallTimerfdCreateX, SyscallInotifyInitX, SyscallInotifyInit1X, SyscallBpfV2X, SyscallUserfaultfdX, SyscallIoUringSetupX,
        SyscallEpollCreateX, SyscallEpollCreate1X, SocketSocketX, SocketBindX, SocketAcceptV5X, SocketAccept4V6X, SocketConnectX,
        SyscallReadX, SyscallReadvX, SyscallPreadX, SyscallPreadvX, SocketRecvX, SocketRecvfromX, SocketRecvmsgX, SocketRecvmmsgX,
        SyscallWriteX, SyscallWritevX, SyscallPwriteX, SyscallPwritevX, SocketSendX, SocketSendtoX, SocketSendmsgX, SocketSendmmsgX);

    /// <summary>Anything that the threads of a process share.</summary>
    public static EventCodeSet ThreadGroup { get; } = Directory | DescriptorLimit | Descriptors;

    /// <summary>The container of a thread, and what events tell of it.</summary>
    public static EventCodeSet Containers { get; } = Life | EventCodeSet.Of(ContainerJsonV2E, AsynceventE);
}
