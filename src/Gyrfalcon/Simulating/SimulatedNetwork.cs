using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Gyrfalcon.Simulating;

/// <summary>A network namespace in which addresses of the world outside are our own: connections to them go nowhere else.</summary>
static class SimulatedNetwork
{
    /// <summary>A port that workloads talk to.</summary>
    public const int OrdinaryPort = 443;

    const int Internet = 2, Datagram = 2, SetAddress = 0x8916, SetFlags = 0x8914, Up = 1;
    const int RequestSize = 40, NameSize = 16;

    /// <summary>An address on the Internet (RFC 5737, for documentation).</summary>
    public static IPAddress Stranger { get; } = IPAddress.Parse("192.0.2.1");

    /// <summary>Where clouds tell their machines about themselves.</summary>
    public static IPAddress Metadata { get; } = IPAddress.Parse("169.254.169.254");

    /// <summary>Gives the loopback interface of this namespace the addresses.</summary>
    /// <exception cref="SimulationException">The kernel refuses.</exception>
    public static void SetUp()
    {
        int socket = Programs.Must(Libc.Socket(Internet, Datagram, 0), "a socket");
        SetFlag(socket, "lo");
        SetAddressOf(socket, "lo:1", Stranger);
        SetAddressOf(socket, "lo:2", Metadata);
        Libc.Close(socket);
    }

    // struct ifreq: the name, then a short with the flags, or a struct sockaddr_in.
    static void SetFlag(int socket, string name)
    {
        byte[] request = new byte[RequestSize];
        Encoding.ASCII.GetBytes(name, request);
        BinaryPrimitives.WriteInt16LittleEndian(request.AsSpan(NameSize), Up);
        Programs.Must(Libc.Control(socket, SetFlags, request), $"starting {name}");
    }

    static void SetAddressOf(int socket, string name, IPAddress address)
    {
        byte[] request = new byte[RequestSize];
        Encoding.ASCII.GetBytes(name, request);
        BinaryPrimitives.WriteInt16LittleEndian(request.AsSpan(NameSize), Internet);
        address.TryWriteBytes(request.AsSpan(NameSize + 4), out _);
        Programs.Must(Libc.Control(socket, SetAddress, request), $"giving {name} the address {address}");
    }
}
