namespace Gyrfalcon.Engine.State;

/// <summary>connect.</summary>
static class ConnectEvents
{
    const long InProgress = -115;

    public static void Apply(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (context.Fd is not { } entry) return;
        long result = ev.Signed(0, -1);
        if (result < 0 && result != InProgress) return;
        entry.Flags |= FdFlags.Connected;
        var entered = HostState.TryGetEnter(thread, ev.Code, out var enter) ? SocketAddress.OfAddress(enter.Parameter(1)) : default;
        var ends = SocketAddress.OfTuple(ev.Parameter(1));
        var passed = SocketAddress.OfAddress(ev.Parameter(3));
        if (ends.IsIp) ConnectIp(ref context, entry, ends, passed, entered);
        else if (ends.Family == SocketAddress.Unix && entry.Type == FdType.UnixSocket) SocketEvents.NameUnix(ref context, entry, ends, PathOf(ends, passed, entered));
        else if (ends.IsPresent || !entered.IsIp) return;
        else ConnectIp(ref context, entry, WithoutSource(entry, entered), default, default);
        if (entry.HasNoRole) entry.Flags |= FdFlags.RoleClient;
    }

    static void ConnectIp(ref EventContext context, FdEntry entry, scoped in SocketAddress ends, scoped in SocketAddress passed, scoped in SocketAddress entered)
    {
        var tuple = ends.Tuple;

        // When the tuple has the address that the program's memory held at the end, it was copied from there, and another
        // thread may have put it there meanwhile: what memory held at the beginning is where the kernel went. Any other
        // address is the kernel's own.
        if (passed.IsIp && entered.IsIp && IsSameEnd(tuple, passed.Tuple) && entered.Tuple.IsIpv6 == tuple.IsIpv6)
        {
            tuple.DestinationAddress = entered.Tuple.DestinationAddress;
            tuple.DestinationPort = entered.Tuple.DestinationPort;
        }

        bool changed = entry.Tuple != tuple && entry.Tuple != tuple.Swapped;
        entry.Type = ends.SocketType;
        if (changed)
        {
            bool isServer = entry.Has(FdFlags.RoleServer) && entry is { Type: FdType.Ipv4Socket, Protocol: L4Protocol.Udp };
            entry.Tuple = isServer ? tuple.Swapped : tuple;
        }

        SocketEvents.NameByEnds(ref context, entry, ends);
    }

    static SocketAddress WithoutSource(FdEntry entry, scoped in SocketAddress entered)
    {
        var tuple = entered.Tuple;
        if (entry.Tuple.IsIpv6 == tuple.IsIpv6) (tuple.SourceAddress, tuple.SourcePort) = (entry.Tuple.SourceAddress, entry.Tuple.SourcePort);
        return entered.With(tuple);
    }

    static ReadOnlySpan<byte> PathOf(scoped in SocketAddress ends, scoped in SocketAddress passed, scoped in SocketAddress entered) =>
        passed.Family == SocketAddress.Unix && entered.Family == SocketAddress.Unix && ends.Path.SequenceEqual(passed.Path) ? entered.Path : ends.Path;

    static bool IsSameEnd(in SocketTuple tuple, in SocketTuple address) => tuple.IsIpv6 == address.IsIpv6
        && tuple.DestinationAddress == address.DestinationAddress && tuple.DestinationPort == address.DestinationPort;
}
