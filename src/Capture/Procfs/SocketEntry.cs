using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>One socket of a network namespace, as /proc/PID/net lists it.</summary>
struct SocketEntry
{
    /// <summary><see cref="FdType.Ipv4Socket"/> and <see cref="FdType.Ipv6Socket"/> with or without a peer, unix or netlink.</summary>
    public FdType Type;

    public L4Protocol Protocol;

    /// <summary>Bytes in network order; an IPv4 address is in the first four.</summary>
    public Address Local;
    public Address Remote;
    public ushort LocalPort;
    public ushort RemotePort;

    /// <summary>The kernel's address of a unix socket.</summary>
    public ulong Pointer;

    /// <summary>Where the path of a unix socket stands in the table's texts.</summary>
    public int PathStart;
    public int PathLength;

    /// <summary>Whether the socket has a peer: an address other than zero.</summary>
    public readonly bool HasPeer => ((ReadOnlySpan<byte>)Remote).ContainsAnyExcept((byte)0);

    /// <summary>The 16 bytes of an address.</summary>
    [System.Runtime.CompilerServices.InlineArray(16)]
    public struct Address
    {
        byte _first;
    }
}
