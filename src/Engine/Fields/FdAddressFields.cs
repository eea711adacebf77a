using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>fd.*</c>: addresses, ports and roles of sockets.</summary>
static class FdAddressFields
{
    static FieldScope Scope => FieldScope.Descriptor;
    static FieldScope Local => Scope | FieldScope.Container | FieldScope.HostTables;
    const FieldTraits Special = FieldTraits.FilterOnly | FieldTraits.NoRightHandSide | FieldTraits.NoTransformers;
    const FieldTraits Names = FieldTraits.NoRightHandSide | FieldTraits.NoTransformers;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("fd.ip", FieldType.IpAddress, Scope, (scoped in c, in a, out v) => Nothing(out v),
            "Either address of a socket. = and in hold when one of both matches, != when neither does.") { Format = PrintFormat.Na, Comparison = FieldComparison.EitherEndpoint, Traits = Special },
        new("fd.cip", FieldType.IpAddress, Scope, (scoped in c, in a, out v) => Address(c, Side.Client, out v),
            "The address of the client.") { Format = PrintFormat.Na, Example = "10.0.0.1" },
        new("fd.sip", FieldType.IpAddress, Scope, (scoped in c, in a, out v) => Address(c, Side.Server, out v),
            "The address of the server.") { Format = PrintFormat.Na, Example = "10.0.0.2" },
        new("fd.lip", FieldType.IpAddress, Local, (scoped in c, in a, out v) => Address(c, Side.Local, out v),
            "The address of this host's side.") { Format = PrintFormat.Na, Example = "10.0.0.1" },
        new("fd.rip", FieldType.IpAddress, Local, (scoped in c, in a, out v) => Address(c, Side.Remote, out v),
            "The address of the other side.") { Format = PrintFormat.Na, Example = "10.0.0.2" },
        new("fd.port", FieldType.Port, Scope, (scoped in c, in a, out v) => Nothing(out v),
            "Either port of a socket. A comparison holds when it holds for one of both, != when it holds for both.") { Comparison = FieldComparison.EitherEndpoint, Traits = Special },
        new("fd.cport", FieldType.Port, Scope, (scoped in c, in a, out v) => Port(c, Side.Client, out v),
            "The port of the client.") { Example = "40652" },
        new("fd.sport", FieldType.Port, Scope, (scoped in c, in a, out v) => Port(c, Side.Server, out v),
            "The port of the server.") { Example = "443" },
        new("fd.lport", FieldType.Port, Local, (scoped in c, in a, out v) => Port(c, Side.Local, out v),
            "The port of this host's side.") { Example = "40652" },
        new("fd.rport", FieldType.Port, Local, (scoped in c, in a, out v) => Port(c, Side.Remote, out v),
            "The port of the other side.") { Example = "443" },
        new("fd.l4proto", FieldType.String, Scope, Transport,
            "The transport of a socket: tcp, udp, icmp or raw; <NA> while it is not known.") { Example = "tcp" },
        new("fd.sockfamily", FieldType.String, Scope, Family,
            "ip or unix; NULL for what is no such socket.") { Example = "ip" },
        new("fd.is_server", FieldType.Bool, Local, IsServer,
            "Whether the process is the server's side of the socket.") { Example = "false" },
        new("fd.proto", FieldType.Port, Scope, (scoped in c, in a, out v) => Nothing(out v),
            "The same as fd.port.") { Format = PrintFormat.Na, Comparison = FieldComparison.EitherEndpoint, Traits = Special },
        new("fd.cproto", FieldType.String, Scope, (scoped in c, in a, out v) => PortText(c, Side.Client, out v),
            "The port of the client as text.") { Example = "40652" },
        new("fd.sproto", FieldType.String, Scope, (scoped in c, in a, out v) => PortText(c, Side.Server, out v),
            "The port of the server as text.") { Example = "443" },
        new("fd.lproto", FieldType.String, Local, (scoped in c, in a, out v) => PortText(c, Side.Local, out v),
            "The port of this host's side as text.") { Example = "40652" },
        new("fd.rproto", FieldType.String, Local, (scoped in c, in a, out v) => PortText(c, Side.Remote, out v),
            "The port of the other side as text.") { Example = "443" },
        new("fd.net", FieldType.IpNet, Scope, (scoped in c, in a, out v) => Nothing(out v),
            "Either address of a socket, compared with networks: = and in hold when one of both lies in it, != when neither does.") { Format = PrintFormat.Na, Comparison = FieldComparison.EitherEndpoint, Traits = Special },
        new("fd.cnet", FieldType.IpNet, Scope, (scoped in c, in a, out v) => Address(c, Side.Client, out v),
            "The address of the client, compared with networks.") { Format = PrintFormat.Na, Traits = Special },
        new("fd.snet", FieldType.IpNet, Scope, (scoped in c, in a, out v) => Address(c, Side.Server, out v),
            "The address of the server, compared with networks.") { Format = PrintFormat.Na, Traits = Special },
        new("fd.lnet", FieldType.IpNet, Local, (scoped in c, in a, out v) => Address(c, Side.Local, out v),
            "The address of this host's side, compared with networks.") { Format = PrintFormat.Na, Traits = Special },
        new("fd.rnet", FieldType.IpNet, Local, (scoped in c, in a, out v) => Address(c, Side.Remote, out v),
            "The address of the other side, compared with networks.") { Format = PrintFormat.Na, Traits = Special },
        new("fd.cip.name", FieldType.String, Local, (scoped in c, in a, out v) => Nothing(out v),
            "The host name of the client's address. NULL: no names are looked up.") { Traits = Names },
        new("fd.sip.name", FieldType.String, Local, (scoped in c, in a, out v) => Nothing(out v),
            "The host name of the server's address. NULL: no names are looked up.") { Traits = Names },
        new("fd.lip.name", FieldType.String, Local, (scoped in c, in a, out v) => Nothing(out v),
            "The host name of this host's address. NULL: no names are looked up.") { Traits = Names },
        new("fd.rip.name", FieldType.String, Local, (scoped in c, in a, out v) => Nothing(out v),
            "The host name of the other side's address. NULL: no names are looked up.") { Traits = Names },
    ];

    enum Side : byte
    {
        Client,
        Server,
        Local,
        Remote,
    }

    // The source is the client as soon as the role is known; a listening socket has a server's side only.
    static bool TrySide(scoped in EventContext context, Side side, [NotNullWhen(true)] out FdEntry? fd, out bool isSource)
    {
        isSource = side == Side.Client;
        if (!FdFields.Known(context, out fd)) return false;
        bool isServerSocket = fd.Type is FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket;
        if (!isServerSocket && fd.Type is not (FdType.Ipv4Socket or FdType.Ipv6Socket)) return false;
        if (isServerSocket) return side == Side.Server;
        if ((fd.Flags & (FdFlags.RoleClient | FdFlags.RoleServer)) == 0) return false;
        if (side is Side.Local or Side.Remote) isSource = IsHere(context, fd.Tuple.SourceAddress, fd.Tuple.IsIpv6) == (side == Side.Local);
        return true;
    }

    // A container has addresses of its own: those that its runtime told, else those of any container may be it.
    static bool IsHere(scoped in EventContext context, UInt128 address, bool isIpv6)
    {
        if (context.Thread is not { } thread) return false;
        if (thread.ContainerId.Length == 0) return context.Host.Interfaces.IsLocal(address, isIpv6);
        if (isIpv6) return false;
        if (context.Host.Containers.Find(thread.ContainerId.Span) is not { Ipv4: not 0 } container) return context.Host.Containers.HasAddress((uint)address);
        return container.Ipv4 == (uint)address || context.Host.Interfaces.IsLocal(address, isIpv6: false);
    }

    static bool Address(scoped in EventContext context, Side side, out FieldValue value)
    {
        if (!TrySide(context, side, out var fd, out bool isSource)) return Nothing(out value);
        return Give(ToBytes(context, isSource ? fd.Tuple.SourceAddress : fd.Tuple.DestinationAddress, fd.Tuple.IsIpv6), out value);
    }

    static ReadOnlySpan<byte> ToBytes(scoped in EventContext context, UInt128 address, bool isIpv6)
    {
        var room = context.Scratch.Take(isIpv6 ? 16 : 4);
        if (isIpv6) BinaryPrimitives.WriteUInt128BigEndian(room, address);
        else BinaryPrimitives.WriteUInt32BigEndian(room, (uint)address);
        return room;
    }

    static bool Port(scoped in EventContext context, Side side, out FieldValue value)
    {
        if (!TrySide(context, side, out var fd, out bool isSource)) return Nothing(out value);
        return Give((ulong)(isSource ? fd.Tuple.SourcePort : fd.Tuple.DestinationPort), out value);
    }

    static bool PortText(scoped in EventContext context, Side side, out FieldValue value)
    {
        if (!FdFields.Known(context, out var known)) return Nothing(out value);
        bool hasRole = (known.Flags & (FdFlags.RoleClient | FdFlags.RoleServer)) != 0;
        if (side == Side.Client && hasRole && known.Type is not (FdType.Ipv4Socket or FdType.Ipv6Socket)) return Give(""u8, out value);
        if (!TrySide(context, side, out var fd, out bool isSource)) return Nothing(out value);
        if (fd.Type is FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket) return Give(""u8, out value);
        var text = new ScratchText(context.Scratch);
        text.AppendDecimal((ulong)(isSource ? fd.Tuple.SourcePort : fd.Tuple.DestinationPort));
        return Give(text.Finish(), out value);
    }

    static bool Transport(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!FdFields.Known(context, out var fd)) return Nothing(out value);
        return Give(TransportOf(fd) switch
        {
            L4Protocol.Tcp => "tcp"u8,
            L4Protocol.Udp => "udp"u8,
            L4Protocol.Icmp => "icmp"u8,
            L4Protocol.Raw => "raw"u8,
            _ => "<NA>"u8,
        }, out value);
    }

    /// <summary>The transport of an ip socket; a connected type is not told before its role is known, unless it is raw.</summary>
    internal static L4Protocol TransportOf(FdEntry fd)
    {
        if (!FdTypeNames.IsIpSocket(fd.Type)) return L4Protocol.NotAvailable;
        bool hasRole = (fd.Flags & (FdFlags.RoleClient | FdFlags.RoleServer)) != 0;
        return hasRole || fd.Protocol == L4Protocol.Raw || fd.Type is FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket ? fd.Protocol : L4Protocol.NotAvailable;
    }

    static bool Family(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!FdFields.Known(context, out var fd)) return Nothing(out value);
        if (FdTypeNames.IsIpSocket(fd.Type)) return Give("ip"u8, out value);
        return fd.Type == FdType.UnixSocket ? Give("unix"u8, out value) : Nothing(out value);
    }

    static bool IsServer(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!FdFields.Known(context, out var fd)) return Nothing(out value);
        return Give(fd.Type switch
        {
            FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket => true,
            FdType.Ipv4Socket or FdType.Ipv6Socket => IsHere(context, fd.Tuple.DestinationAddress, fd.Tuple.IsIpv6),
            _ => false,
        }, out value);
    }
}
