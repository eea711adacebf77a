namespace Gyrfalcon.Engine.State;

/// <summary>
/// The addresses of a socket. IPv4 and IPv6 addresses are the bytes in network order read as one big-endian number (an IPv4
/// address uses the low 32 bits); ports are in host order. An IPv4-mapped IPv6 address is held as IPv4.
/// </summary>
public record struct SocketTuple
{
    /// <summary>Whether the addresses are IPv6.</summary>
    public bool IsIpv6;

    /// <summary>The source: the client's side once the role is known.</summary>
    public UInt128 SourceAddress;

    /// <summary>The destination: the server's side once the role is known. A bound server socket has only this one.</summary>
    public UInt128 DestinationAddress;

    /// <summary>The port of the source.</summary>
    public ushort SourcePort;

    /// <summary>The port of the destination.</summary>
    public ushort DestinationPort;

    /// <summary>The same connection seen from the other end.</summary>
    public readonly SocketTuple Swapped => new()
    {
        IsIpv6 = IsIpv6,
        SourceAddress = DestinationAddress,
        DestinationAddress = SourceAddress,
        SourcePort = DestinationPort,
        DestinationPort = SourcePort,
    };

    /// <summary>
    /// Whether an IPv6 address stands for an IPv4 one. <c>::</c> counts too: a socket bound to it accepts both, and takes part
    /// as IPv4.
    /// </summary>
    public static bool IsMapped(UInt128 address) => address >> 32 == 0xffff || address == UInt128.Zero;
}
