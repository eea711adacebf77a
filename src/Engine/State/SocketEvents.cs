using System.Buffers.Text;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>socket, bind, accept and accept4.</summary>
static class SocketEvents
{
    const uint FamilyNetlink = 16;

    const uint TypeStream = 1;
    const uint TypeDatagram = 2;
    const uint TypeRaw = 3;

    const uint ProtocolIcmp = 1;
    const uint ProtocolTcp = 6;
    const uint ProtocolUdp = 17;
    const uint ProtocolRaw = 255;

    public static void Socket(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        long number = ev.Signed(0, HostState.NoDescriptor);
        if (number < 0) return;

        Add(ref context, thread, number, (uint)ev.Unsigned(1), (uint)ev.Unsigned(2), (uint)ev.Unsigned(3), (uint)ev.Unsigned(4));
    }

    /// <summary>Adds a socket that a call used without its making being seen: most likely a datagram socket.</summary>
    public static void AddDatagram(ref EventContext context, ThreadEntry thread, long number, byte family) =>
        Add(ref context, thread, number, family, TypeDatagram, ProtocolUdp, flags: 0);

    static void Add(ref EventContext context, ThreadEntry thread, long number, uint family, uint type, uint protocol, uint flags)
    {
        context.FdNumber = number;
        context.Fd = thread.Group.Fds.Add(number);
        if (context.Fd is not { } entry) return;
        entry.Type = family switch
        {
            SocketAddress.Unix => FdType.UnixSocket,
            SocketAddress.Inet => FdType.Ipv4Socket,
            SocketAddress.Inet6 => FdType.Ipv6Socket,
            FamilyNetlink => FdType.Netlink,
            _ => FdType.Unknown,
        };
        entry.OpenFlags = flags;
        entry.Set(FdFlags.CloseOnExec, (flags & OpenBits.CloseOnExec) != 0);
        if (!entry.IsIpSocket) return;
        entry.Tuple.IsIpv6 = entry.Type == FdType.Ipv6Socket;

        // The type carries SOCK_CLOEXEC and SOCK_NONBLOCK above its low byte. Beside a protocol the reference takes the whole of it:
        // a raw icmp socket is raw, one that is closed on exec is icmp.
        uint kind = type & 0xff;
        entry.Protocol = protocol switch
        {
            ProtocolTcp or ProtocolUdp or ProtocolIcmp when type == TypeRaw => L4Protocol.Raw,
            ProtocolTcp => L4Protocol.Tcp,
            ProtocolUdp => L4Protocol.Udp,
            ProtocolIcmp => L4Protocol.Icmp,
            ProtocolRaw => L4Protocol.Raw,
            0 when kind == TypeStream => L4Protocol.Tcp,
            0 when kind == TypeDatagram => L4Protocol.Udp,
            0 when kind == TypeRaw => L4Protocol.Raw,
            _ => L4Protocol.Unknown,
        };
    }

    public static void Bind(ref EventContext context)
    {
        var ev = context.Event;
        if (context.Fd is not { } entry || ev.Signed(0, -1) < 0) return;
        var parameter = ev.Parameter(1);
        var address = SocketAddress.OfAddress(parameter);
        if (!address.IsPresent) return;

        // Who asks for a port means to be found there. Without one the kernel chooses it, for a client as a rule.
        if (address.IsIp && address.Tuple.DestinationPort > 0)
        {
            entry.Type = address.Tuple.IsIpv6 ? FdType.Ipv6ServerSocket : FdType.Ipv4ServerSocket;
            entry.Tuple = address.Tuple;
            entry.Flags |= FdFlags.RoleServer;
        }

        Span<byte> text = stackalloc byte[SocketText.MaxIpName];
        SetName(ref context, entry, address.Family == SocketAddress.Unix ? address.Path : text[..WriteAddress(address, parameter, text)]);
    }

    public static void Accept(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        long number = ev.Signed(0, HostState.NoDescriptor);
        if (number < 0) return;
        context.FdNumber = number;
        var ends = SocketAddress.OfTuple(ev.Parameter(1));
        if (!ends.IsIp && ends.Family != SocketAddress.Unix) return;
        context.Fd = thread.Group.Fds.Add(number);
        if (context.Fd is not { } entry) return;
        if (ends.IsIp)
        {
            entry.Type = ends.SocketType;
            entry.Tuple = ends.Tuple;
            entry.Protocol = L4Protocol.Tcp;
        }
        else
        {
            entry.Type = FdType.UnixSocket;
        }

        entry.OpenFlags = ev.Code == EventCode.SocketAccept4V6X ? (uint)ev.Unsigned(5) & OpenBits.CloseOnExec : 0;
        entry.Set(FdFlags.CloseOnExec, entry.OpenFlags != 0);
        entry.Flags |= FdFlags.RoleServer | FdFlags.Connected;
        NameByEnds(ref context, entry, ends);
    }

    /// <summary>Names a socket by both its ends: an ip socket by the tuple that its entry has, a unix socket by the parameter's.</summary>
    public static void NameByEnds(ref EventContext context, FdEntry entry, scoped in SocketAddress ends)
    {
        if (!ends.IsIp)
        {
            NameUnix(ref context, entry, ends, ends.Path);
            return;
        }

        Span<byte> text = stackalloc byte[SocketText.MaxIpName];
        SetName(ref context, entry, text[..SocketText.WriteName(entry.Tuple, entry.Protocol, text)]);
    }

    public static void NameUnix(ref EventContext context, FdEntry entry, scoped in SocketAddress ends, scoped ReadOnlySpan<byte> path)
    {
        var text = context.Scratch.Take(SocketText.MaxUnixPrefix + path.Length);
        int length = SocketText.WriteUnixPrefix(ends.UnixSource, ends.UnixDestination, text);
        path.CopyTo(text[length..]);
        SetName(ref context, entry, text[..(length + path.Length)]);
    }

    public static void SetName(ref EventContext context, FdEntry entry, scoped ReadOnlySpan<byte> name)
    {
        if (entry.Name.Span.SequenceEqual(name)) return;
        entry.Name.Set(name);
        if (entry == context.Fd) context.FdNameChanged = true;
    }

    // An address as it was passed: one that is mapped from IPv4 is shown as IPv6 here, and "family 16" for the rest.
    static int WriteAddress(in SocketAddress address, ReadOnlySpan<byte> parameter, Span<byte> to)
    {
        ushort port = address.Tuple.DestinationPort;
        switch (address.Family)
        {
            case SocketAddress.Inet:
                return SocketText.WriteEndpoint(address.Tuple.DestinationAddress, isIpv6: false, port, to);
            case SocketAddress.Inet6:
                return SocketText.WriteEndpoint(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(parameter[1..]), isIpv6: true, port, to);
            default:
                "family "u8.CopyTo(to);
                Utf8Formatter.TryFormat(address.Family, to["family ".Length..], out int length);
                return "family ".Length + length;
        }
    }
}
