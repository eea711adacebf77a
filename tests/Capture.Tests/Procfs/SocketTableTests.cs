using System.Net;
using System.Text;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Tests.Procfs;

public sealed class SocketTableTests
{
    readonly SocketTable _table = new();

    [Fact]
    public void AddIp_LineOfTcp_IsASocketWithBothEnds()
    {
        _table.AddIp("   2: 0100007F:1F90 0201A8C0:C350 01 00000000:00000000 00:00000000 00000000     0        0 4711 1 ffff 20 4 30 10 -1"u8, L4Protocol.Tcp, FdType.Ipv4Socket);
        var socket = Find(4711);

        Assert.Equal(FdType.Ipv4Socket, socket.Type);
        Assert.Equal(IPEndPoint.Parse("127.0.0.1:8080"), socket.From);
        Assert.Equal(IPEndPoint.Parse("192.168.1.2:50000"), socket.To);
        Assert.Equal(L4Protocol.Tcp, socket.Protocol);
    }

    [Fact]
    public void AddIp_LineOfTcp6WithoutPeer_IsAServerSocket()
    {
        _table.AddIp("   0: B80D0120000000000000000001000000:01BB 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000  1000  0 99 1"u8, L4Protocol.Tcp, FdType.Ipv6Socket);
        var socket = Find(99);

        Assert.Equal(FdType.Ipv6ServerSocket, socket.Type);
        Assert.Equal(IPEndPoint.Parse("[2001:db8::1]:443"), socket.From);
    }

    [Theory]
    [InlineData("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode")]
    [InlineData("   3: 0100007F:1F90 0100007F:C350 06 00000000:00000000 03:00000EA6 00000000     0        0 0 3 ffff")]
    [InlineData("   3: 0100007F 0100007F")]
    [InlineData("   3: ZZZZZZZZ:1F90 0100007F:C350 06 0:0 0:0 0 0 0 5")]
    [InlineData("")]
    public void AddIp_HeaderOrWithoutInodeOrBroken_AddsNothing(string line)
    {
        _table.AddIp(Encoding.UTF8.GetBytes(line), L4Protocol.Tcp, FdType.Ipv4Socket);
        Assert.Equal(0, _table.Count);
    }

    [Theory]
    [InlineData("ffff9d0c4a6e8c00: 00000002 00000000 00010000 0001 01 21337 /run/a b.sock", "/run/a b.sock")]
    [InlineData("ffff9d0c4a6e8c00: 00000002 00000000 00010000 0001 01 21337 @/tmp/.X11-unix/X0", "@/tmp/.X11-unix/X0")]
    [InlineData("ffff9d0c4a6e8c00: 00000002 00000000 00010000 0001 01 21337", "")]
    public void AddUnix_Line_HasItsPath(string line, string path)
    {
        _table.AddUnix(Encoding.UTF8.GetBytes(line));
        var socket = Find(21337);

        Assert.Equal((FdType.UnixSocket, path, 0xffff9d0c4a6e8c00), (socket.Type, socket.Name, socket.Source));
    }

    [Fact]
    public void AddUnix_PathWithALineFeed_CannotSpeakOfASocketAlreadyKnown()
    {
        _table.AddIp("   2: 0100007F:1F90 0201A8C0:C350 01 0:0 0:0 0 0 0 4711 1"u8, L4Protocol.Tcp, FdType.Ipv4Socket);
        _table.AddUnix("1: 2 0 1 1 1 4711 /forged"u8);

        Assert.Equal(FdType.Ipv4Socket, Find(4711).Type);
    }

    [Fact]
    public void TryWrite_UnknownInode_IsFalse() => Assert.False(_table.TryWrite(1, 3, new DescriptorRecordWriter()));

    DescriptorRecord Find(ulong inode)
    {
        var writer = new DescriptorRecordWriter();
        writer.Begin(1);
        Assert.True(_table.TryWrite(inode, 3, writer));
        Assert.True(EventView.TryCreate(writer.Finish(1), 0, out var view, out _));
        return DescriptorRecord.Decode(view, out _)[3];
    }
}
