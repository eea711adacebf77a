using Gyrfalcon.Engine.Events;
using static Gyrfalcon.Engine.Events.EventCode;

namespace Gyrfalcon.Engine.State;

public sealed partial class HostState
{
    const EventFlags DescriptorFlags = EventFlags.CreatesFd | EventFlags.UsesFd | EventFlags.DestroysFd;

    // Longer ones hold a path beyond what the kernel takes.
    const int MaxEnterBlock = 8192;

    /// <summary>The number of a descriptor that an event should have and does not.</summary>
    internal const long NoDescriptor = -1;

    void Bind(ref EventContext context, EventInfo info)
    {
        var code = info.Code;
        context.FdNumber = (info.Flags & DescriptorFlags) != 0 ? NoDescriptor : EventContext.NoFd;
        if (IsAboutHost(code)) return;
        long tid = context.Event.ThreadId;
        var thread = info.Has(EventFlags.SkipParserReset) || MayBeUnknown(code) ? Threads.Find(tid) : FindOrRequest(tid);
        context.Thread = thread;
        if (thread is null) return;
        thread.LastSeen = context.Event.Timestamp;
        if (info.Has(EventFlags.UsesFd)) BindDescriptor(ref context, thread, code);
    }

    void BindDescriptor(ref EventContext context, ThreadEntry thread, EventCode code)
    {
        // The argument as it was when the call began, where that is known: another thread may have swapped it since.
        long number = TryGetEnter(thread, code, out var enter) && enter.Info!.Has(EventFlags.UsesFd)
            ? enter.Signed(0, NoDescriptor)
            : context.Event.Signed(DescriptorParameter(code), NoDescriptor);
        context.FdNumber = number;
        context.Fd = thread.Group.Fds.Find(number);
        if (context.Fd is not null) Counters.DescriptorsFound++;
        else if (number >= 0) Counters.DescriptorsMissed++;
    }

    // Events that tell of the host or come from elsewhere, whatever thread delivered them.
    static bool IsAboutHost(EventCode code) => code is ContainerJsonV2E or UserAddedE or UserDeletedE or GroupAddedE or GroupDeletedE
        or PlugineventE or AsynceventE;

    // Threads that nobody should be asked about: they were just made, are not there any more, or belong to the kernel.
    static bool MayBeUnknown(EventCode code) => code is SyscallCloneV20X or SyscallForkV20X or SyscallVforkV20X or SyscallClone3X
        or SchedswitchV6E or ProcexitV1E;

    // The position of the descriptor among the parameters of an event that uses one.
    static int DescriptorParameter(EventCode code) => code switch
    {
        SyscallReadX or SyscallPreadX or SocketBindX or SyscallWriteX or SyscallPwriteX or SocketRecvX or SocketSendX or SocketSendtoX
            or SocketSendmsgX or SyscallSendfileX or SyscallSpliceX or SyscallWritevX or SyscallPwritevX or SocketConnectX
            or SyscallSymlinkatX => 2,
        SocketRecvfromX or SyscallReadvX or SyscallPreadvX => 3,
        SocketRecvmsgX => 5,
        SyscallMmapX or SyscallMmap2X => 8,
        SyscallSetnsX or SocketListenX or SocketShutdownX or SyscallFchdirX or SyscallLseekX or SyscallLlseekX or SyscallIoctlV3X
            or SyscallFstatX or SyscallCloseX or SyscallGetdentsX or SyscallGetdents64X or SyscallFlockX or SyscallCopyFileRangeX
            or SyscallFcntlX or SyscallDupV1X or SyscallDup2X or SyscallDup3X or SyscallNewfstatatX or SyscallFchownatX
            or SyscallFchmodatX or SyscallMkdiratX or SyscallUnlinkatV2X or SyscallMknodatX or SocketSendmmsgX or SocketRecvmmsgX
            or SyscallIoUringRegisterX or SyscallIoUringEnterX or SocketSetsockoptX or SocketGetsockoptX or SyscallFsconfigX
            or SyscallFinitModuleX or SyscallFchmodX or SyscallFchownX => 1,
        SocketConnectE => 0,
        _ => int.MaxValue,
    };

    /// <summary>Keeps an enter event until its exit event.</summary>
    void StoreEnter(ref EventContext context, ThreadEntry thread)
    {
        var block = context.Event.Block;
        if (block.Length > MaxEnterBlock)
        {
            Counters.EnterEventsRefused++;
            thread.EnterCode = 0;
            return;
        }

        Counters.EnterEventsKept++;
        thread.EnterCode = (ushort)context.Event.Code;
        thread.EnterBlock.Set(block);
    }

    /// <summary>The enter event that belongs to an exit event of this thread, if one came just before.</summary>
    internal static bool TryGetEnter(ThreadEntry thread, EventCode exit, out EventView enter)
    {
        enter = default;
        if (thread.EnterCode == 0) return false;

        // A call of execveat that succeeds returns as execve.
        bool belongs = thread.EnterCode + 1 == (ushort)exit || thread.EnterCode == (ushort)SyscallExecveatE && exit == SyscallExecveV19X;
        return belongs && EventView.TryCreate(thread.EnterBlock.Span, 0, out enter, out _);
    }
}
