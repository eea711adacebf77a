using System.Buffers.Binary;

namespace Gyrfalcon.Engine.State;

/// <summary>A socket address or a socket tuple as it stands in a parameter (<c>scap-format</c> §4), decoded.</summary>
readonly ref struct SocketAddress
{
    public const byte Unix = 1;
    public const byte Inet = 2;
    public const byte Inet6 = 10;

    const int InetAddress = 1 + 4 + 2;
    const int Inet6Address = 1 + 16 + 2;
    const int InetTuple = 1 + 2 * (4 + 2);
    const int Inet6Tuple = 1 + 2 * (16 + 2);
    const int UnixTuple = 1 + 2 * 8 + 1;

    /// <summary>The address family in the driver's numbers; 0 when the parameter is empty or malformed.</summary>
    public byte Family { get; private init; }

    /// <summary>The ends of an ip tuple; a lone address is the destination.</summary>
    public SocketTuple Tuple { get; private init; }

    /// <summary>The kernel's pointers to both ends of a unix socket.</summary>
    public ulong UnixSource { get; private init; }

    /// <summary>See <see cref="UnixSource"/>.</summary>
    public ulong UnixDestination { get; private init; }

    /// <summary>The path of a unix socket.</summary>
    public ReadOnlySpan<byte> Path { get; private init; }

    /// <summary>Whether there is an address at all.</summary>
    public bool IsPresent => Family != 0;

    /// <summary>Whether it is IPv4 or IPv6.</summary>
    public bool IsIp => Family is Inet or Inet6;

    /// <summary>The descriptor type of a socket that has these ends.</summary>
    public FdType SocketType => Tuple.IsIpv6 ? FdType.Ipv6Socket : FdType.Ipv4Socket;

    /// <summary>The same address with other ends.</summary>
    public SocketAddress With(scoped in SocketTuple tuple) => new() { Family = Family, Tuple = tuple };

    /// <summary>Decodes a <c>SOCKADDR</c> parameter.</summary>
    public static SocketAddress OfAddress(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return default;
        switch (bytes[0])
        {
            case Inet when bytes.Length >= InetAddress:
                return new() { Family = Inet, Tuple = End(Ipv4(bytes[1..]), isIpv6: false, Port(bytes[5..])) };
            case Inet6 when bytes.Length >= Inet6Address:
                var address = BinaryPrimitives.ReadUInt128BigEndian(bytes[1..]);
                bool mapped = SocketTuple.IsMapped(address);
                return new() { Family = Inet6, Tuple = End(mapped ? (uint)address : address, !mapped, Port(bytes[17..])) };
            case Unix when bytes.Length >= 2 && bytes[^1] == 0:
                return new() { Family = Unix, Path = Text(bytes[1..]) };
            case Unix or Inet or Inet6:
                return default;
            default:
                return new() { Family = bytes[0] };
        }
    }

    /// <summary>Decodes a <c>SOCKTUPLE</c> parameter.</summary>
    public static SocketAddress OfTuple(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return default;
        switch (bytes[0])
        {
            case Inet when bytes.Length >= InetTuple:
                return new() { Family = Inet, Tuple = Ends(Ipv4(bytes[1..]), Ipv4(bytes[7..]), isIpv6: false, Port(bytes[5..]), Port(bytes[11..])) };
            case Inet6 when bytes.Length >= Inet6Tuple:
                var source = BinaryPrimitives.ReadUInt128BigEndian(bytes[1..]);
                var destination = BinaryPrimitives.ReadUInt128BigEndian(bytes[19..]);
                bool mapped = SocketTuple.IsMapped(source) && SocketTuple.IsMapped(destination);
                return new()
                {
                    Family = Inet6,
                    Tuple = Ends(mapped ? (uint)source : source, mapped ? (uint)destination : destination, !mapped, Port(bytes[17..]), Port(bytes[35..])),
                };
            case Unix when bytes.Length >= UnixTuple && bytes[^1] == 0:
                return new()
                {
                    Family = Unix,
                    UnixSource = BinaryPrimitives.ReadUInt64LittleEndian(bytes[1..]),
                    UnixDestination = BinaryPrimitives.ReadUInt64LittleEndian(bytes[9..]),
                    Path = Text(bytes[17..]),
                };
            case Unix or Inet or Inet6:
                return default;
            default:
                return new() { Family = bytes[0] };
        }
    }

    static SocketTuple End(UInt128 address, bool isIpv6, ushort port) => new() { IsIpv6 = isIpv6, DestinationAddress = address, DestinationPort = port };

    static SocketTuple Ends(UInt128 source, UInt128 destination, bool isIpv6, ushort sourcePort, ushort destinationPort) => new()
    {
        IsIpv6 = isIpv6,
        SourceAddress = source,
        DestinationAddress = destination,
        SourcePort = sourcePort,
        DestinationPort = destinationPort,
    };

    static uint Ipv4(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    static ushort Port(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> bytes) => bytes[..bytes.IndexOf((byte)0)];
}
