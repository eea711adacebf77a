using System.Net;
using System.Text;
using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

public sealed class ConnectTests(ProbeFixture probe)
{
    [Fact]
    public void Connect_Inet_HasEveryParameter()
    {
        using var server = new RawSocket(SocketName.Inet, RawSocket.Stream);
        server.Bind(SocketName.Of(IPAddress.Loopback, 0));
        server.Listen(1);
        int port = server.Port;
        using var client = new RawSocket(SocketName.Inet, RawSocket.Stream);

        var e = Connect(client.Descriptor, SocketName.Of(IPAddress.Loopback, port));

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(SocketName.Tuple(IPAddress.Loopback, client.Port, IPAddress.Loopback, port), e.Bytes(1));
        Assert.Equal(client.Descriptor, e.Int64(2));
        Assert.Equal(SocketName.Parameter(IPAddress.Loopback, port), e.Bytes(3));
    }

    [Fact]
    public void Connect_Inet6_HasEveryParameter()
    {
        using var server = new RawSocket(SocketName.Inet6, RawSocket.Stream);
        server.Bind(SocketName.Of(IPAddress.IPv6Loopback, 0));
        server.Listen(1);
        int port = server.Port;
        using var client = new RawSocket(SocketName.Inet6, RawSocket.Stream);

        var e = Connect(client.Descriptor, SocketName.Of(IPAddress.IPv6Loopback, port));

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(SocketName.Tuple(IPAddress.IPv6Loopback, client.Port, IPAddress.IPv6Loopback, port), e.Bytes(1));
        Assert.Equal(client.Descriptor, e.Int64(2));
        Assert.Equal(SocketName.Parameter(IPAddress.IPv6Loopback, port), e.Bytes(3));
    }

    [Fact]
    public void Connect_RefusedPort_HasNoTuple()
    {
        const int Refused = 111;
        using var bound = new RawSocket(SocketName.Inet, RawSocket.Stream);
        bound.Bind(SocketName.Of(IPAddress.Loopback, 0));
        using var client = new RawSocket(SocketName.Inet, RawSocket.Stream);

        var e = Connect(client.Descriptor, SocketName.Of(IPAddress.Loopback, bound.Port));

        Assert.Equal(-Refused, e.Int64(0));
        Assert.Equal(0, e.Length(1));
        Assert.Equal(SocketName.Parameter(IPAddress.Loopback, bound.Port), e.Bytes(3));
    }

    [Fact]
    public void Connect_NotWaitingForIt_HasTheTuple()
    {
        const int InProgress = 115;
        using var server = new RawSocket(SocketName.Inet, RawSocket.Stream);
        server.Bind(SocketName.Of(IPAddress.Loopback, 0));
        server.Listen(0);
        int port = server.Port;
        using var fills = new RawSocket(SocketName.Inet, RawSocket.Stream);
        fills.Connect(SocketName.Of(IPAddress.Loopback, port));
        using var client = new RawSocket(SocketName.Inet, RawSocket.Stream | RawSocket.NonBlocking);

        // The queue of one is full, so the handshake does not end here.
        var e = Connect(client.Descriptor, SocketName.Of(IPAddress.Loopback, port));

        Assert.Equal(-InProgress, e.Int64(0));
        Assert.Equal(SocketName.Tuple(IPAddress.Loopback, client.Port, IPAddress.Loopback, port), e.Bytes(1));
    }

    [Fact]
    public void Connect_Unix_HasBothSocketsAndThePath()
    {
        using var directory = new TemporaryDirectory();
        string path = directory["socket"];
        using var server = new RawSocket(SocketName.Unix, RawSocket.Stream);
        server.Bind(SocketName.OfUnix(path));
        server.Listen(1);
        using var client = new RawSocket(SocketName.Unix, RawSocket.Stream);

        var e = Connect(client.Descriptor, SocketName.OfUnix(path));
        byte[] tuple = e.Bytes(1);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(SocketName.Unix, tuple[0]);
        Assert.True(BitConverter.ToUInt64(tuple, 1) != 0);
        Assert.True(BitConverter.ToUInt64(tuple, 9) != 0);
        Assert.NotEqual(BitConverter.ToUInt64(tuple, 1), BitConverter.ToUInt64(tuple, 9));
        Assert.Equal(path + '\0', Encoding.UTF8.GetString(tuple[17..]));
        Assert.Equal(client.Descriptor, e.Int64(2));
        Assert.Equal(SocketName.UnixParameter(path), e.Bytes(3));
    }

    [Fact]
    public void Connect_NoSocket_HasNoTuple()
    {
        using var memory = new CallMemory();
        var e = Connect(0, SocketName.Of(IPAddress.Loopback, 1));
        Assert.True(e.Int64(0) < 0);
        Assert.Equal(0, e.Length(1));
        Assert.Equal(0, e.Int64(2));
    }

    CapturedEvent Connect(long descriptor, byte[] address)
    {
        using var memory = new CallMemory();
        return probe.CaptureCall(EventCode.SocketConnectX, out _, SyscallNumber.connect, descriptor, memory.Bytes(address), address.Length);
    }
}
