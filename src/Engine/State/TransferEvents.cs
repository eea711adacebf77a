using static Gyrfalcon.Engine.Events.EventCode;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// Reads and writes, as far as they tell of sockets: each carries both ends, which for a datagram socket may differ every
/// time. A tuple that runs from the sender to the receiver is held from the client to the server.
/// </summary>
static class TransferEvents
{
    const int NoTuple = -1;
    const int NoControl = -1;

    public static void Receive(HostState host, ref EventContext context)
    {
        int tuple = context.Event.Code switch
        {
            SocketRecvfromX => 2,
            SocketRecvmsgX => 3,
            SocketRecvX or SocketRecvmmsgX => 4,
            _ => NoTuple,
        };
        Apply(host, ref context, tuple, isIncoming: true);
        int control = context.Event.Code switch
        {
            SocketRecvmsgX => 4,
            SocketRecvmmsgX => 5,
            _ => NoControl,
        };
        if (control != NoControl) TakeDescriptors(host, context, control);
    }

    // What another process passes over a unix socket is known to /proc alone.
    static void TakeDescriptors(HostState host, scoped in EventContext context, int parameter)
    {
        var ev = context.Event;
        if (host.RequestThread is null || context is not { Fd.Type: FdType.UnixSocket, Thread: { } thread } || ev.Signed(0, -1) < 0) return;
        if (ControlMessages.PassDescriptors(ev.Parameter(parameter))) host.RequestThread(thread.Tid);
    }

    public static void Send(HostState host, ref EventContext context, ThreadEntry thread)
    {
        var code = context.Event.Code;
        int tuple = code is SocketSendX or SocketSendtoX or SocketSendmsgX or SocketSendmmsgX ? 4 : NoTuple;
        if (context.Fd is null && code is SocketSendX or SocketSendtoX or SocketSendmsgX) AddMissing(ref context, thread, tuple);
        Apply(host, ref context, tuple, isIncoming: false);
    }

    static void AddMissing(ref EventContext context, ThreadEntry thread, int tuple)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0 || context.FdNumber < 0) return;
        var ends = SocketAddress.OfTuple(ev.Parameter(tuple));
        if (ends.IsIp) SocketEvents.AddDatagram(ref context, thread, context.FdNumber, ends.Family);
    }

    static void Apply(HostState host, ref EventContext context, int tupleParameter, bool isIncoming)
    {
        var ev = context.Event;
        if (context.Fd is not { } entry || ev.Signed(0, -1) < 0) return;
        if (entry.IsIpSocket) entry.Flags |= FdFlags.Connected;
        if (tupleParameter == NoTuple || entry is { Type: FdType.Ipv4Socket, Protocol: L4Protocol.Tcp, Name.Length: > 0 }) return;
        var ends = SocketAddress.OfTuple(ev.Parameter(tupleParameter));
        if (ends.Family == SocketAddress.Unix)
        {
            entry.Type = FdType.UnixSocket;
            SocketEvents.NameByEnds(ref context, entry, ends);
            return;
        }

        if (!ends.IsIp || !Update(host, entry, ends)) return;

        // Servers begin with a read, clients with a write.
        if (entry.HasNoRole) entry.Flags |= isIncoming ? FdFlags.RoleServer : FdFlags.RoleClient;
        if (entry.Has(isIncoming ? FdFlags.RoleClient : FdFlags.RoleServer)) entry.Tuple = entry.Tuple.Swapped;
        SocketEvents.NameByEnds(ref context, entry, ends);
    }

    // False when nothing is new.
    static bool Update(HostState host, FdEntry entry, in SocketAddress ends)
    {
        entry.Type = ends.SocketType;
        var tuple = ends.Tuple;
        if (entry.Tuple == tuple || entry.Tuple == tuple.Swapped) return false;

        // The addresses of a TCP connection do not change while it lasts.
        if (entry.Protocol == L4Protocol.Unknown) entry.Protocol = L4Protocol.Udp;
        host.Interfaces.Complete(ref tuple);
        entry.Tuple = tuple;
        return true;
    }
}
