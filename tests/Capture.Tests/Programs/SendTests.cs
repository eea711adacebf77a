using System.Net;
using System.Text;
using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>sendto and sendmsg.</summary>
public sealed class SendTests(ProbeFixture probe)
{
    const int SnapLength = 80;

    [Fact]
    public void Sendto_DatagramToAnAddress_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var receiver = Bound(SocketName.Inet, IPAddress.Loopback);
        using var sender = new RawSocket(SocketName.Inet, RawSocket.Datagram);
        byte[] data = Encoding.UTF8.GetBytes("what is sent"), address = SocketName.Of(IPAddress.Loopback, receiver.Port);

        var e = probe.CaptureCall(EventCode.SocketSendtoX, out _, SyscallNumber.sendto, sender.Descriptor, memory.Bytes(data), data.Length, 0, memory.Bytes(address), address.Length);

        Assert.Equal(data.Length, e.Int64(0));
        Assert.Equal(data, e.Bytes(1));
        Assert.Equal(sender.Descriptor, e.Int64(2));
        Assert.Equal(data.Length, e.Int64(3));
        Assert.Equal(SocketName.Tuple(IPAddress.Any, sender.Port, IPAddress.Loopback, receiver.Port), e.Bytes(4));
    }

    [Fact]
    public void Sendto_LongerThanTheSnapLength_IsCut()
    {
        using var memory = new CallMemory();
        using var receiver = Bound(SocketName.Inet, IPAddress.Loopback);
        using var sender = new RawSocket(SocketName.Inet, RawSocket.Datagram);
        sender.Connect(SocketName.Of(IPAddress.Loopback, receiver.Port));
        byte[] data = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

        var e = probe.CaptureCall(EventCode.SocketSendtoX, out _, SyscallNumber.sendto, sender.Descriptor, memory.Bytes(data), data.Length);

        Assert.Equal(data.Length, e.Int64(0));
        Assert.Equal(data[..SnapLength], e.Bytes(1));
        Assert.Equal(data.Length, e.Int64(3));
        Assert.Equal(SocketName.Tuple(IPAddress.Loopback, sender.Port, IPAddress.Loopback, receiver.Port), e.Bytes(4));
    }

    [Fact]
    public void Sendto_Failed_HasTheDataAndNoTuple()
    {
        using var memory = new CallMemory();
        byte[] data = Encoding.UTF8.GetBytes("never sent");
        var e = probe.CaptureCall(EventCode.SocketSendtoX, out _, SyscallNumber.sendto, 910, memory.Bytes(data), data.Length);

        Assert.Equal(-Syscall.BadDescriptor, e.Int64(0));
        Assert.Equal(data, e.Bytes(1));
        Assert.Equal(910, e.Int64(2));
        Assert.Equal(data.Length, e.Int64(3));
        Assert.Equal(0, e.Length(4));
    }

    [Fact]
    public void Sendto_Ipv4AddressOnAnIpv6Socket_HasTheMappedAddress()
    {
        using var memory = new CallMemory();
        using var sender = new RawSocket(SocketName.Inet6, RawSocket.Datagram);
        byte[] address = SocketName.Of(IPAddress.Loopback, 9);
        var e = probe.CaptureCall(EventCode.SocketSendtoX, out long sent, SyscallNumber.sendto, sender.Descriptor, memory.Bytes(1, 2), 2, 0, memory.Bytes(address), address.Length);

        Assert.Equal(2, sent);
        Assert.Equal(SocketName.Tuple(IPAddress.IPv6Any, sender.Port, IPAddress.Loopback.MapToIPv6(), 9), e.Bytes(4));
    }

    [Fact]
    public void Sendto_UnixDatagramToAnAbstractName_HasTheName()
    {
        using var memory = new CallMemory();
        string name = "\0gyr-test-" + Environment.ProcessId;
        using var receiver = new RawSocket(SocketName.Unix, RawSocket.Datagram);
        receiver.Bind(SocketName.OfUnix(name));
        using var sender = new RawSocket(SocketName.Unix, RawSocket.Datagram);
        byte[] address = SocketName.OfUnix(name);
        var e = probe.CaptureCall(EventCode.SocketSendtoX, out _, SyscallNumber.sendto, sender.Descriptor, memory.Bytes(1), 1, 0, memory.Bytes(address), address.Length);

        Assert.Equal(1, e.Int64(0));
        Assert.Equal(name[1..] + '\0', Encoding.UTF8.GetString(e.Bytes(4)[17..]));
    }

    [Fact]
    public void Sendmsg_TwoBuffers_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var receiver = Bound(SocketName.Inet6, IPAddress.IPv6Loopback);
        using var sender = new RawSocket(SocketName.Inet6, RawSocket.Datagram);
        byte[] address = SocketName.Of(IPAddress.IPv6Loopback, receiver.Port);
        nint buffers = memory.Longs(memory.Text("first "), 6, memory.Text("second"), 6);
        nint message = memory.Longs(memory.Bytes(address), address.Length, buffers, 2, 0, 0, 0);

        var e = probe.CaptureCall(EventCode.SocketSendmsgX, out _, SyscallNumber.sendmsg, sender.Descriptor, message);

        Assert.Equal(12, e.Int64(0));
        Assert.Equal("first second"u8.ToArray(), e.Bytes(1));
        Assert.Equal(sender.Descriptor, e.Int64(2));
        Assert.Equal(12, e.Int64(3));
        Assert.Equal(SocketName.Tuple(IPAddress.IPv6Any, sender.Port, IPAddress.IPv6Loopback, receiver.Port), e.Bytes(4));
    }

    [Fact]
    public void Sendmsg_MessageOutOfReach_HasNoDataAndNoSize()
    {
        var e = probe.CaptureCall(EventCode.SocketSendmsgX, out _, SyscallNumber.sendmsg, 911, 0);

        Assert.True(e.Int64(0) < 0);
        Assert.Equal(0, e.Length(1));
        Assert.Equal(911, e.Int64(2));
        Assert.Equal(0, e.Length(3));
        Assert.Equal(0, e.Length(4));
    }

    static RawSocket Bound(long family, IPAddress address)
    {
        var socket = new RawSocket(family, RawSocket.Datagram);
        socket.Bind(SocketName.Of(address, 0));
        return socket;
    }
}
