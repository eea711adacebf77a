using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>Socket addresses as syscalls take them, and as events hold them.</summary>
static class SocketName
{
    public const byte Unix = 1, Inet = 2, Inet6 = 10;

    /// <summary>struct sockaddr_in or sockaddr_in6.</summary>
    public static byte[] Of(IPAddress address, int port)
    {
        byte[] ip = address.GetAddressBytes();
        byte[] bytes = new byte[ip.Length == 4 ? 16 : 28];
        bytes[0] = ip.Length == 4 ? Inet : Inet6;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)port);
        ip.CopyTo(bytes, ip.Length == 4 ? 4 : 8);
        return bytes;
    }

    /// <summary>struct sockaddr_un, its path without a final NUL: as an abstract name, or one that the length ends.</summary>
    public static byte[] OfUnix(string path) => [Unix, 0, .. Encoding.UTF8.GetBytes(path)];

    /// <summary>An addr parameter.</summary>
    public static byte[] Parameter(IPAddress address, int port) => [address.GetAddressBytes().Length == 4 ? Inet : Inet6, .. End(address, port)];

    /// <summary>A tuple parameter.</summary>
    public static byte[] Tuple(IPAddress source, int sourcePort, IPAddress destination, int destinationPort) =>
        [source.GetAddressBytes().Length == 4 ? Inet : Inet6, .. End(source, sourcePort), .. End(destination, destinationPort)];

    /// <summary>An addr parameter of a UNIX socket.</summary>
    public static byte[] UnixParameter(string path) => [Unix, .. Encoding.UTF8.GetBytes(path), 0];

    static byte[] End(IPAddress address, int port) => [.. address.GetAddressBytes(), (byte)port, (byte)(port >> 8)];
}
