using static Gyrfalcon.Engine.Events.EventCode;

namespace Gyrfalcon.Engine.State;

public sealed partial class HostState
{
    void ApplyThreadEvent(ref EventContext context)
    {
        var thread = context.Thread!;
        switch (context.Event.Code)
        {
            // Without their first parameter these have nothing to tell.
            case SyscallOpenE or SyscallCreatE or SyscallOpenatV2E or SyscallOpenat2E or SyscallExecveV19E:
                if (!context.Event.Parameter(0).IsEmpty) StoreEnter(ref context, thread);
                break;
            case SyscallExecveatE or SocketConnectE:
                StoreEnter(ref context, thread);
                break;

            case SyscallCloneV20X or SyscallForkV20X or SyscallVforkV20X or SyscallClone3X:
                CloneEvents.Apply(this, ref context);
                break;
            case SyscallExecveV19X or SyscallExecveatX:
                ExecEvents.Apply(this, ref context, thread);
                break;
            case ProcexitV1E:
                ExitEvents.Apply(this, ref context, thread);
                break;

            case SyscallOpenX or SyscallCreatX or SyscallOpenatV2X or SyscallOpenat2X or SyscallOpenByHandleAtX:
                OpenEvents.Apply(ref context, thread);
                break;
            case SyscallCloseX:
                CloseEvents.Close(this, ref context, thread);
                break;
            case SyscallCloseRangeX:
                CloseEvents.CloseRange(ref context, thread);
                break;
            case SyscallDupV1X or SyscallDup2X or SyscallDup3X:
                DuplicateEvents.Dup(ref context, thread);
                break;
            case SyscallFcntlX:
                DuplicateEvents.Fcntl(ref context, thread);
                break;
            case SyscallPidfdGetfdX:
                DuplicateEvents.PidfdGetfd(this, ref context, thread);
                break;
            case SyscallPipeX or SyscallPipe2X or SocketSocketpairX:
                PairEvents.Apply(ref context, thread);
                break;
            case SyscallMemfdCreateX or SyscallPidfdOpenX or SyscallEventfdX or SyscallEventfd2X or SyscallSignalfdX or SyscallSignalfd4X
                or SyscallTimerfdCreateX or SyscallInotifyInitX or SyscallInotifyInit1X or SyscallBpfV2X or SyscallUserfaultfdX
                or SyscallIoUringSetupX or SyscallEpollCreateX or SyscallEpollCreate1X:
                AnonymousFileEvents.Apply(ref context, thread);
                break;

            case SocketSocketX:
                SocketEvents.Socket(ref context, thread);
                break;
            case SocketBindX:
                SocketEvents.Bind(ref context);
                break;
            case SocketAcceptV5X or SocketAccept4V6X:
                SocketEvents.Accept(ref context, thread);
                break;
            case SocketConnectX:
                ConnectEvents.Apply(ref context, thread);
                break;
            case SyscallReadX or SyscallReadvX or SyscallPreadX or SyscallPreadvX or SocketRecvX or SocketRecvfromX or SocketRecvmsgX
                or SocketRecvmmsgX:
                TransferEvents.Receive(this, ref context);
                break;
            case SyscallWriteX or SyscallWritevX or SyscallPwriteX or SyscallPwritevX or SocketSendX or SocketSendtoX or SocketSendmsgX
                or SocketSendmmsgX:
                TransferEvents.Send(this, ref context, thread);
                break;

            case SyscallChdirX or SyscallFchdirX or SyscallGetcwdX:
                DirectoryEvents.ChangeDirectory(ref context, thread);
                break;
            case SyscallChrootX:
                DirectoryEvents.ChangeRoot(ref context, thread);
                break;

            case SyscallSetuidX or SyscallSetreuidX or SyscallSetresuidX:
                IdentityEvents.SetUser(ref context, thread);
                break;
            case SyscallSetgidX or SyscallSetregidX or SyscallSetresgidX:
                IdentityEvents.SetGroup(ref context, thread);
                break;
            case SyscallCapsetX:
                IdentityEvents.SetCapabilities(ref context, thread);
                break;
            case SyscallUnshareX:
                IdentityEvents.EnterNamespace(ref context, thread, flagsParameter: 1);
                break;
            case SyscallSetnsX:
                IdentityEvents.EnterNamespace(ref context, thread, flagsParameter: 2);
                break;
            case SyscallSetsidX:
                IdentityEvents.SetSession(ref context, thread);
                break;
            case SyscallPrctlX:
                IdentityEvents.SetReaper(ref context, thread);
                break;

            case SyscallGetrlimitX or SyscallSetrlimitX:
                ResourceEvents.SetLimit(ref context, thread);
                break;
            case SyscallPrlimitX:
                ResourceEvents.SetLimitOf(this, ref context);
                break;
            case SyscallBrkV4X or SyscallMmapX or SyscallMmap2X or SyscallMunmapX:
                ResourceEvents.SetMemory(ref context, thread);
                break;
            case ProcinfoE:
                ResourceEvents.SetProcessorTime(ref context, thread);
                break;
            case SchedswitchV6E:
                ResourceEvents.Switch(ref context, thread);
                break;
        }
    }

    // Events whose thread is not known, or that have none.
    void ApplyOther(ref EventContext context)
    {
        switch (context.Event.Code)
        {
            case SyscallCloneV20X or SyscallForkV20X or SyscallVforkV20X or SyscallClone3X:
                CloneEvents.Apply(this, ref context);
                break;
            case UserAddedE:
                UserEvents.AddUser(Users, context.Event);
                break;
            case UserDeletedE:
                Users.RemoveUser(context.Event.Text(5), (uint)context.Event.Unsigned(0));
                break;
            case GroupAddedE:
                UserEvents.AddGroup(Users, context.Event);
                break;
            case GroupDeletedE:
                Users.RemoveGroup(context.Event.Text(2), (uint)context.Event.Unsigned(0));
                break;
            case AsynceventE when context.Event.Text(1).SequenceEqual("k8s"u8):
                KubernetesEvents.Apply(this, ref context);
                break;
            case ContainerJsonV2E or AsynceventE:
                ContainerEvents.Apply(this, ref context);
                break;
        }
    }
}
