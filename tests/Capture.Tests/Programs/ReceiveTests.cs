using System.Net;
using System.Text;
using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>recvfrom and recvmsg.</summary>
public sealed class ReceiveTests(ProbeFixture probe)
{
    [Fact]
    public void Recvfrom_DatagramOfAnyone_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var receiver = new RawSocket(SocketName.Inet, RawSocket.Datagram);
        receiver.Bind(SocketName.Of(IPAddress.Loopback, 0));
        using var sender = Sender(receiver, "received");

        var e = probe.CaptureCall(EventCode.SocketRecvfromX, out _, SyscallNumber.recvfrom, receiver.Descriptor, memory.Zeros(100), 100, 0, memory.Zeros(16), memory.Longs(16));

        Assert.Equal(8, e.Int64(0));
        Assert.Equal("received"u8.ToArray(), e.Bytes(1));
        Assert.Equal(SocketName.Tuple(IPAddress.Loopback, sender.Port, IPAddress.Loopback, receiver.Port), e.Bytes(2));
        Assert.Equal(receiver.Descriptor, e.Int64(3));
        Assert.Equal(100, e.Int64(4));
    }

    [Fact]
    public void Recvfrom_Failed_HasNoDataAndNoTuple()
    {
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SocketRecvfromX, out _, SyscallNumber.recvfrom, 912, memory.Zeros(10), 10);

        Assert.Equal(-Syscall.BadDescriptor, e.Int64(0));
        Assert.Equal(0, e.Length(1));
        Assert.Equal(0, e.Length(2));
        Assert.Equal(912, e.Int64(3));
        Assert.Equal(10, e.Int64(4));
    }

    [Fact]
    public void Recvmsg_Stream_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var server = new RawSocket(SocketName.Inet, RawSocket.Stream);
        server.Bind(SocketName.Of(IPAddress.Loopback, 0));
        server.Listen(1);
        using var client = new RawSocket(SocketName.Inet, RawSocket.Stream);
        client.Connect(SocketName.Of(IPAddress.Loopback, server.Port));
        using var accepted = server.Accept();
        client.Send("abcdefghij"u8.ToArray());

        // The first buffer takes four bytes, the second the rest.
        nint buffers = memory.Longs(memory.Zeros(4), 4, memory.Zeros(50), 50);
        var e = probe.CaptureCall(EventCode.SocketRecvmsgX, out _, SyscallNumber.recvmsg, accepted.Descriptor, memory.Longs(0, 0, buffers, 2, 0, 0, 0));

        Assert.Equal(10, e.Int64(0));
        Assert.Equal(10, e.Int64(1));
        Assert.Equal("abcdefghij"u8.ToArray(), e.Bytes(2));
        Assert.Equal(SocketName.Tuple(IPAddress.Loopback, client.Port, IPAddress.Loopback, server.Port), e.Bytes(3));
        Assert.Equal(0, e.Length(4));
        Assert.Equal(accepted.Descriptor, e.Int64(5));
    }

    [Fact]
    public void Recvmsg_DescriptorPassed_HasTheControlMessage()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        using var receiver = new RawSocket(SocketName.Unix, RawSocket.Datagram);
        receiver.Bind(SocketName.OfUnix(directory["socket"]));
        using var sender = new RawSocket(SocketName.Unix, RawSocket.Datagram);
        sender.Connect(SocketName.OfUnix(directory["socket"]));
        const long PassDescriptors = 1L << 32 | 1;
        nint control = memory.Longs(20, PassDescriptors, sender.Descriptor);
        Syscall.Must(SyscallNumber.sendmsg, sender.Descriptor, memory.Longs(0, 0, memory.Longs(memory.Bytes(7), 1), 1, control, 24, 0));

        nint taken = memory.Zeros(64);
        var e = probe.CaptureCall(EventCode.SocketRecvmsgX, out _, SyscallNumber.recvmsg, receiver.Descriptor, memory.Longs(0, 0, memory.Longs(memory.Zeros(10), 10), 1, taken, 64, 0));
        Syscall.Call(SyscallNumber.close, CallMemory.ReadInt32(taken, 4));

        Assert.Equal(1, e.Int64(0));
        Assert.Equal([7], e.Bytes(2));
        Assert.Equal(directory["socket"] + '\0', Encoding.UTF8.GetString(e.Bytes(3)[17..]));
        Assert.Equal(20, BitConverter.ToInt64(e.Bytes(4), 0));
        Assert.Equal(PassDescriptors, BitConverter.ToInt64(e.Bytes(4), 8));
        Assert.Equal(CallMemory.ReadInt32(taken, 4), BitConverter.ToInt32(e.Bytes(4), 16));
    }

    [Fact]
    public void Recvmsg_Failed_HasSize0()
    {
        var e = probe.CaptureCall(EventCode.SocketRecvmsgX, out _, SyscallNumber.recvmsg, 913, 0);

        Assert.True(e.Int64(0) < 0);
        Assert.Equal(0u, e.UInt64(1));
        Assert.Equal(0, e.Length(2));
        Assert.Equal(0, e.Length(3));
        Assert.Equal(0, e.Length(4));
        Assert.Equal(913, e.Int64(5));
    }

    static RawSocket Sender(RawSocket receiver, string text)
    {
        var sender = new RawSocket(SocketName.Inet, RawSocket.Datagram);
        sender.Connect(SocketName.Of(IPAddress.Loopback, receiver.Port));
        sender.Send(Encoding.UTF8.GetBytes(text));
        return sender;
    }
}
