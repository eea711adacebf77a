using System.Buffers.Binary;
using System.Buffers.Text;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>All sockets of one network namespace by inode, from <c>net/tcp</c> and its like.</summary>
sealed class SocketTable
{
    // Beyond this many sockets in one namespace the rest stay nameless: a table of 100 MB.
    const int Limit = 1_000_000;

    // A line is about 150 bytes; longer ones are unix sockets, whose path ends at 108.
    const int BufferSize = 64 * 1024;

    readonly Dictionary<ulong, SocketEntry> _sockets = [];
    readonly List<byte> _paths = [];

    /// <summary>The number of sockets.</summary>
    public int Count => _sockets.Count;

    /// <summary>Reads the namespace of a process through its <c>net</c> directory.</summary>
    public static SocketTable Read(ProcDirectory process)
    {
        var table = new SocketTable();
        byte[] buffer = new byte[BufferSize];
        table.ReadIp(process, "net/tcp"u8, L4Protocol.Tcp, FdType.Ipv4Socket, buffer);
        table.ReadIp(process, "net/udp"u8, L4Protocol.Udp, FdType.Ipv4Socket, buffer);
        table.ReadIp(process, "net/raw"u8, L4Protocol.Raw, FdType.Ipv4Socket, buffer);
        table.ReadIp(process, "net/icmp"u8, L4Protocol.Icmp, FdType.Ipv4Socket, buffer);
        table.ReadIp(process, "net/tcp6"u8, L4Protocol.Tcp, FdType.Ipv6Socket, buffer);
        table.ReadIp(process, "net/udp6"u8, L4Protocol.Udp, FdType.Ipv6Socket, buffer);
        table.ReadIp(process, "net/raw6"u8, L4Protocol.Raw, FdType.Ipv6Socket, buffer);
        table.ReadIp(process, "net/icmp6"u8, L4Protocol.Icmp, FdType.Ipv6Socket, buffer);
        process.ReadLines("net/netlink"u8, buffer, table.AddNetlink);
        process.ReadLines("net/unix"u8, buffer, table.AddUnix);
        return table;
    }

    /// <summary>Adds the socket with an inode as descriptor <paramref name="fd"/>; false when the table does not know it.</summary>
    public bool TryWrite(ulong inode, long fd, DescriptorRecordWriter writer)
    {
        if (!_sockets.TryGetValue(inode, out var socket)) return false;
        switch (socket.Type)
        {
            case FdType.UnixSocket:
                var paths = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_paths);
                writer.AddUnixSocket(fd, inode, socket.Pointer, 0, paths.Slice(socket.PathStart, socket.PathLength));
                break;
            case FdType.Netlink:
                writer.AddNamed(fd, inode, FdType.Netlink, default);
                break;
            default:
                int size = socket.Type == FdType.Ipv4Socket ? 4 : 16;
                var local = ((ReadOnlySpan<byte>)socket.Local)[..size];
                if (socket.HasPeer) writer.AddSocket(fd, inode, local, socket.LocalPort, ((ReadOnlySpan<byte>)socket.Remote)[..size], socket.RemotePort, socket.Protocol);
                else writer.AddServerSocket(fd, inode, local, socket.LocalPort, socket.Protocol);
                break;
        }

        return true;
    }

    /// <summary>A line of tcp, udp, raw or icmp: <c>sl local:port remote:port st queues timer retransmits uid timeout inode</c>.</summary>
    internal void AddIp(ReadOnlySpan<byte> line, L4Protocol protocol, FdType type)
    {
        var words = new TextScanner(line);
        words.Skip(1);
        var socket = new SocketEntry { Type = type, Protocol = protocol };
        if (!TryParse(words.Word(), out socket.Local, out socket.LocalPort) || !TryParse(words.Word(), out socket.Remote, out socket.RemotePort)) return;
        words.Skip(6);
        Add(words.Unsigned(), socket);
    }

    /// <summary>A line of netlink, whose inode stands last.</summary>
    internal void AddNetlink(ReadOnlySpan<byte> line)
    {
        var words = new TextScanner(line);
        words.Skip(9);
        Add(words.Unsigned(), new SocketEntry { Type = FdType.Netlink, Protocol = L4Protocol.NotAvailable });
    }

    /// <summary>A line of unix: <c>address: refs protocol flags type state inode path</c>; the path may be missing.</summary>
    internal void AddUnix(ReadOnlySpan<byte> line)
    {
        var words = new TextScanner(line);
        var address = words.Word();
        if (!Utf8Parser.TryParse(address, out ulong pointer, out int used, 'x') || used != address.Length - 1) return;
        words.Skip(5);
        ulong inode = words.Unsigned();
        var path = words.Rest.IsEmpty ? default : words.Rest[1..];
        var socket = new SocketEntry
        {
            Type = FdType.UnixSocket,
            Protocol = L4Protocol.NotAvailable,
            Pointer = pointer,
            PathStart = _paths.Count,
            PathLength = path.Length,
        };
        if (Add(inode, socket)) _paths.AddRange(path);
    }

    // The path of a unix socket may hold a line feed, and so anyone can write lines of his own into that file: what the kernel
    // itself says of an inode is read before it, and the first line about one counts.
    bool Add(ulong inode, in SocketEntry socket) => inode != 0 && _sockets.Count < Limit && _sockets.TryAdd(inode, socket);

    void ReadIp(ProcDirectory process, ReadOnlySpan<byte> file, L4Protocol protocol, FdType type, byte[] buffer) =>
        process.ReadLines(file, buffer, line => AddIp(line, protocol, type));

    // The kernel prints an address as host-order words of the network-order bytes: 0100007F:1F90.
    static bool TryParse(ReadOnlySpan<byte> word, out SocketEntry.Address address, out ushort port)
    {
        address = default;
        port = 0;
        int colon = word.IndexOf((byte)':');
        if (colon is not (8 or 32) || !Utf8Parser.TryParse(word[(colon + 1)..], out port, out _, 'x')) return false;
        for (int i = 0; i < colon / 8; i++)
        {
            if (!Utf8Parser.TryParse(word.Slice(i * 8, 8), out uint part, out int used, 'x') || used != 8) return false;
            BinaryPrimitives.WriteUInt32LittleEndian(((Span<byte>)address)[(i * 4)..], part);
        }

        return true;
    }
}
