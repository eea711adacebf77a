using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Tests.Procfs;

public sealed class DescriptorReaderTests : IDisposable
{
    readonly ProcessReader _reader = new("", Clock.BootOffset());
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-fd-").FullName;

    public void Dispose()
    {
        _reader.Dispose();
        Directory.Delete(_directory, true);
    }

    [Fact]
    public void ReadDescriptors_ChildWithFiles_HasPathsFlagsAndDevice()
    {
        string file = Path.Combine(_directory, "some file");
        using var child = new ChildProcess("/bin/bash", "-c", $"exec 5>>'{file}' 6<>'{file}' 7<'{file}' 8<{_directory} 9</dev/null; echo; read x");
        var all = Read(child.Id);

        Assert.Equal(FdType.FileV2, all[5].Type);
        Assert.Equal(file, all[5].Name);
        const uint largeFile = 1 << 11;
        Assert.Equal(2u | 1 << 3, all[5].Flags & ~largeFile); // write-only, append; O_CREAT is not kept by the kernel
        Assert.Equal(3u, all[6].Flags & ~largeFile);
        Assert.Equal(1u, all[7].Flags & ~largeFile);
        Assert.Equal(all[5].Inode, all[7].Inode);
        Assert.Equal(DeviceOf(_directory), all[5].Device);
        Assert.Equal(FdType.Directory, all[8].Type);
        Assert.Equal(_directory, all[8].Name);
        Assert.Equal("/dev/null", all[9].Name);
        Assert.Equal(FdType.FileV2, all[9].Type);
        Assert.Equal(FdType.Fifo, all[1].Type);
        Assert.Equal($"pipe:[{all[1].Inode}]", all[1].Name);
    }

    [Fact]
    public void ReadDescriptors_DeletedAndHostileNames_AreKeptAsTheyAre()
    {
        string file = Path.Combine(_directory, "line\nfeed\x01");
        using var open = File.Create(file);
        using var deleted = File.Create(Path.Combine(_directory, "x"), 1, FileOptions.DeleteOnClose);
        File.Delete(Path.Combine(_directory, "x"));
        var all = Read(Environment.ProcessId);

        Assert.Equal(file, all[open.SafeFileHandle.DangerousGetHandle()].Name);
        Assert.Equal(Path.Combine(_directory, "x") + " (deleted)", all[deleted.SafeFileHandle.DangerousGetHandle()].Name);
    }

    [Fact]
    public void ReadDescriptors_IpSockets_HaveTheirEnds()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var listening = (IPEndPoint)listener.LocalEndpoint;
        using var client = new TcpClient();
        client.Connect(listening);
        using var server = listener.AcceptSocket();
        using var udp = new UdpClient(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        var all = Read(Environment.ProcessId);

        var bound = all[listener.Server.Handle];
        Assert.Equal((FdType.Ipv4ServerSocket, listening, L4Protocol.Tcp), (bound.Type, bound.From, bound.Protocol));
        var outgoing = all[client.Client.Handle];
        Assert.Equal(Unmapped((IPEndPoint)client.Client.LocalEndPoint!), Unmapped(outgoing.From!));
        Assert.Equal(listening, Unmapped(outgoing.To!));
        var incoming = all[server.Handle];
        Assert.Equal((FdType.Ipv4Socket, listening, L4Protocol.Tcp), (incoming.Type, incoming.From, incoming.Protocol));
        Assert.Equal(Unmapped((IPEndPoint)server.RemoteEndPoint!), incoming.To);
        var datagram = all[udp.Client.Handle];
        Assert.Equal((FdType.Ipv6ServerSocket, (IPEndPoint)udp.Client.LocalEndPoint!, L4Protocol.Udp), (datagram.Type, datagram.From, datagram.Protocol));
    }

    [Fact]
    public void ReadDescriptors_UnixAndNetlinkSockets_AreTold()
    {
        string path = Path.Combine(_directory, "a socket");
        using var unix = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        unix.Bind(new UnixDomainSocketEndPoint(path));
        const int afNetlink = 16, sockRaw = 3;
        int netlink = OpenSocket(afNetlink, sockRaw, 0);
        Assert.Equal(0, BindSocket(netlink, [afNetlink, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 12)); // one that is not bound is listed nowhere
        var all = Read(Environment.ProcessId);
        CloseDescriptor(netlink);

        Assert.Equal((FdType.UnixSocket, path), (all[unix.Handle].Type, all[unix.Handle].Name));
        Assert.Equal(FdType.Netlink, all[netlink].Type);
    }

    [Fact]
    public void ReadDescriptors_AnonymousInodes_HaveTheirTypes()
    {
        int[] fds = [EventFd(0, 0), EpollCreate(0), InotifyInit(0), TimerFd(1, 0), MemFd("secret", 0), PidFd(434, Environment.ProcessId, 0)];
        var all = Read(Environment.ProcessId);
        foreach (int fd in fds) CloseDescriptor(fd);

        Assert.Equal([FdType.Event, FdType.EventPoll, FdType.Inotify, FdType.TimerFd, FdType.MemFd, FdType.PidFd], fds.Select(fd => all[fd].Type));
        Assert.Equal("/memfd:secret (deleted)", all[fds[4]].Name);
        Assert.Equal("", all[fds[0]].Name);
    }

    [Fact]
    public void ReadDescriptors_ProcessInItsOwnNetworkNamespace_IsLookedUpThere()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists("/sbin/ip"), "needs root and iproute2 for a network namespace");
        using var child = new ChildProcess("/usr/bin/unshare", "--net", "/bin/bash", "-c", "/sbin/ip link set lo up; exec 9<>/dev/udp/127.0.0.1/5353; echo; read x");
        var socket = Read(child.Id)[9];

        Assert.Equal(FdType.Ipv4Socket, socket.Type);
        Assert.Equal(L4Protocol.Udp, socket.Protocol);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 5353), socket.To);
    }

    Dictionary<long, DescriptorRecord> Read(int pid)
    {
        Assert.True(_reader.TryOpen(pid));
        Assert.True(EventView.TryCreate(_reader.ReadDescriptors(7), 0, out var view, out _));
        Assert.Equal(7ul, view.Timestamp);
        Assert.Equal(pid, view.ThreadId);
        var descriptors = DescriptorRecord.Decode(view, out long tid);
        Assert.Equal(pid, tid);
        _reader.Rest();
        return descriptors;
    }

    // A dual-mode socket of .NET is IPv6 and shows an IPv4 peer as ::ffff:127.0.0.1.
    static IPEndPoint Unmapped(IPEndPoint end) => end.Address.IsIPv4MappedToIPv6 ? new IPEndPoint(end.Address.MapToIPv4(), end.Port) : end;

    // As the kernel prints it, `major:minor` of the mount with the longest path that leads to the directory.
    static uint DeviceOf(string directory)
    {
        string[] mount = File.ReadLines("/proc/self/mountinfo").Select(line => line.Split(' '))
            .Where(words => directory.StartsWith(words[4], StringComparison.Ordinal)).MaxBy(words => words[4].Length)!;
        string[] numbers = mount[2].Split(':');
        return uint.Parse(numbers[0]) << 8 | uint.Parse(numbers[1]);
    }

    [DllImport("libc", EntryPoint = "eventfd")]
    static extern int EventFd(uint initial, int flags);

    [DllImport("libc", EntryPoint = "epoll_create1")]
    static extern int EpollCreate(int flags);

    [DllImport("libc", EntryPoint = "inotify_init1")]
    static extern int InotifyInit(int flags);

    [DllImport("libc", EntryPoint = "timerfd_create")]
    static extern int TimerFd(int clock, int flags);

    [DllImport("libc", EntryPoint = "memfd_create")]
    static extern int MemFd(string name, uint flags);

    [DllImport("libc", EntryPoint = "syscall")]
    static extern int PidFd(long number, int pid, uint flags);

    [DllImport("libc", EntryPoint = "socket")]
    static extern int OpenSocket(int family, int type, int protocol);

    [DllImport("libc", EntryPoint = "bind")]
    static extern int BindSocket(int fd, byte[] address, int length);

    [DllImport("libc", EntryPoint = "close")]
    static extern void CloseDescriptor(int fd);
}
