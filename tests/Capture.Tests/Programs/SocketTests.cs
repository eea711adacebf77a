using System.Net;
using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>socket, bind, listen, accept and accept4.</summary>
public sealed class SocketTests(ProbeFixture probe)
{
    const long CloseOnExec = 0x80000;
    const uint PpmCloseOnExec = 0x1000, PpmNonBlocking = 0x40;

    [Fact]
    public void Socket_Datagram_HasEveryParameter()
    {
        const long Udp = 17;
        var e = probe.CaptureCall(EventCode.SocketSocketX, out long fd, SyscallNumber.socket, SocketName.Inet6, RawSocket.Datagram | CloseOnExec | RawSocket.NonBlocking, Udp);
        Syscall.Call(SyscallNumber.close, fd);

        Assert.True(fd >= 0);
        Assert.Equal(fd, e.Int64(0));
        Assert.Equal(SocketName.Inet6, e.UInt64(1));
        Assert.Equal(RawSocket.Datagram | CloseOnExec | RawSocket.NonBlocking, e.Int64(2));
        Assert.Equal(Udp, e.Int64(3));
        Assert.Equal(PpmCloseOnExec | PpmNonBlocking, e.UInt64(4));
    }

    [Fact]
    public void Socket_FamilyThatEventsDoNotKnow_HasFamily0()
    {
        var e = probe.CaptureCall(EventCode.SocketSocketX, out long fd, SyscallNumber.socket, 60, RawSocket.Stream, 0);

        Assert.True(fd < 0);
        Assert.Equal(fd, e.Int64(0));
        Assert.Equal(0u, e.UInt64(1));
    }

    [Fact]
    public void Bind_Inet_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var socket = new RawSocket(SocketName.Inet, RawSocket.Stream);
        byte[] address = SocketName.Of(IPAddress.Loopback, 0);
        var e = probe.CaptureCall(EventCode.SocketBindX, out _, SyscallNumber.bind, socket.Descriptor, memory.Bytes(address), address.Length);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(SocketName.Parameter(IPAddress.Loopback, 0), e.Bytes(1));
        Assert.Equal(socket.Descriptor, e.Int64(2));
    }

    [Fact]
    public void Bind_Inet6_HasAddressAndPort()
    {
        using var memory = new CallMemory();
        var somewhere = IPAddress.Parse("2001:db8::1:2");
        byte[] address = SocketName.Of(somewhere, 0x1234);
        var e = probe.CaptureCall(EventCode.SocketBindX, out _, SyscallNumber.bind, 908, memory.Bytes(address), address.Length);

        Assert.Equal(-Syscall.BadDescriptor, e.Int64(0));
        Assert.Equal(SocketName.Parameter(somewhere, 0x1234), e.Bytes(1));
        Assert.Equal(908, e.Int64(2));
    }

    [Theory]
    [InlineData("/tmp/no such directory/socket", "/tmp/no such directory/socket")]
    [InlineData("\0abstract", "abstract")]
    [InlineData("", "")]
    public void Bind_Unix_HasThePath(string path, string expected)
    {
        using var memory = new CallMemory();
        byte[] address = SocketName.OfUnix(path);
        var e = probe.CaptureCall(EventCode.SocketBindX, out _, SyscallNumber.bind, 908, memory.Bytes(address), address.Length);

        Assert.Equal(SocketName.UnixParameter(expected), e.Bytes(1));
    }

    [Fact]
    public void Bind_AddressOutOfReach_HasEmptyAddress()
    {
        var e = probe.CaptureCall(EventCode.SocketBindX, out _, SyscallNumber.bind, 908, 8, 16);
        Assert.Equal(0, e.Length(1));
    }

    [Fact]
    public void Listen_Bound_HasEveryParameter()
    {
        using var socket = new RawSocket(SocketName.Inet, RawSocket.Stream);
        socket.Bind(SocketName.Of(IPAddress.Loopback, 0));
        var e = probe.CaptureCall(EventCode.SocketListenX, out _, SyscallNumber.listen, socket.Descriptor, 6);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(socket.Descriptor, e.Int64(1));
        Assert.Equal(6, e.Int64(2));
    }

    [Fact]
    public void Accept_TwoWaiting_HasEveryParameter()
    {
        using var server = Listening(4);
        using var first = Connected(server);
        using var second = Connected(server);
        int port = server.Port;

        var e = probe.CaptureCall(EventCode.SocketAcceptV5X, out long fd, SyscallNumber.accept, server.Descriptor);
        Syscall.Call(SyscallNumber.close, fd);

        Assert.True(fd >= 0);
        Assert.Equal(fd, e.Int64(0));
        Assert.Equal(SocketName.Tuple(IPAddress.Loopback, first.Port, IPAddress.Loopback, port), e.Bytes(1));
        Assert.Equal(25u, e.UInt64(2));
        Assert.Equal(1u, e.UInt64(3));
        Assert.Equal(4u, e.UInt64(4));
    }

    [Fact]
    public void Accept4_Flags_HasEveryParameter()
    {
        using var server = Listening(3);
        using var client = Connected(server);
        int port = server.Port;

        var e = probe.CaptureCall(EventCode.SocketAccept4V6X, out long fd, SyscallNumber.accept4, server.Descriptor, 0, 0, CloseOnExec | RawSocket.NonBlocking);
        Syscall.Call(SyscallNumber.close, fd);

        Assert.Equal(fd, e.Int64(0));
        Assert.Equal(SocketName.Tuple(IPAddress.Loopback, client.Port, IPAddress.Loopback, port), e.Bytes(1));
        Assert.Equal(0u, e.UInt64(2));
        Assert.Equal(0u, e.UInt64(3));
        Assert.Equal(3u, e.UInt64(4));
        Assert.Equal(PpmCloseOnExec | PpmNonBlocking, e.UInt64(5));
    }

    [Fact]
    public void Accept4_Failed_HasNoTuple()
    {
        var e = probe.CaptureCall(EventCode.SocketAccept4V6X, out _, SyscallNumber.accept4, 909, 0, 0, 0);

        Assert.Equal(-Syscall.BadDescriptor, e.Int64(0));
        Assert.Equal(0, e.Length(1));
        Assert.Equal(0u, e.UInt64(2));
        Assert.Equal(0u, e.UInt64(3));
        Assert.Equal(0u, e.UInt64(4));
        Assert.Equal(0u, e.UInt64(5));
    }

    static RawSocket Listening(int backlog)
    {
        var socket = new RawSocket(SocketName.Inet, RawSocket.Stream);
        socket.Bind(SocketName.Of(IPAddress.Loopback, 0));
        socket.Listen(backlog);
        return socket;
    }

    static RawSocket Connected(RawSocket server)
    {
        var socket = new RawSocket(SocketName.Inet, RawSocket.Stream);
        socket.Connect(SocketName.Of(IPAddress.Loopback, server.Port));
        return socket;
    }
}
