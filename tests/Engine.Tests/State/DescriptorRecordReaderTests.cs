using System.Net;
using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class DescriptorRecordReaderTests
{
    [Fact]
    public void Apply_FileDirectoryAndUnixSocket_AreNamedByTheirPaths()
    {
        var harness = new StateHarness().AddProcess(5);
        harness.Apply(Record(5, File(3, "/var/log/x", flags: 0x1002, device: 0xfe00), Named(4, FdType.Directory, "/srv"), Unix(6, "/run/s"), Unix(7, "")));

        var fds = harness.Find(5).Group.Fds;
        Assert.Equal(4, fds.Count);
        Assert.Equal("/var/log/x", StateHarness.Text(fds.Find(3)!.Name));
        Assert.Equal((FdType.FileV2, 0x1002u, 0xfe00u, 99ul), (fds.Find(3)!.Type, fds.Find(3)!.OpenFlags, fds.Find(3)!.Device, fds.Find(3)!.Inode));
        Assert.Equal(FdFlags.FromScan | FdFlags.CloseOnExec, fds.Find(3)!.Flags);
        Assert.Equal(FdType.Directory, fds.Find(4)!.Type);
        Assert.True(fds.Find(6)!.Has(FdFlags.RoleServer));
        Assert.True(fds.Find(7)!.Has(FdFlags.RoleClient));
    }

    // The listening socket may come after the connection, in another process's list.
    [Fact]
    public void Apply_ConnectionToAPortThatIsListenedOn_IsTheServersEnd()
    {
        var harness = new StateHarness().AddProcess(5).AddProcess(6);
        harness.Apply(Record(5, Socket(3, "10.0.0.1:22", "10.0.0.9:40000"), Socket(4, "10.0.0.1:50000", "10.0.0.9:443")));
        harness.Apply(Record(6, Server(3, "10.0.0.1:22")));
        harness.Settle();

        var fds = harness.Find(5).Group.Fds;
        Assert.True(fds.Find(3)!.Has(FdFlags.RoleServer | FdFlags.Connected));
        Assert.Equal("10.0.0.9:40000->10.0.0.1:22", StateHarness.Text(fds.Find(3)!.Name));
        Assert.True(fds.Find(4)!.Has(FdFlags.RoleClient));
        Assert.Equal("10.0.0.1:50000->10.0.0.9:443", StateHarness.Text(fds.Find(4)!.Name));
        Assert.Equal("10.0.0.1:22", StateHarness.Text(harness.Find(6).Group.Fds.Find(3)!.Name));
    }

    [Fact]
    public void Apply_MappedAddresses_AreIpv4()
    {
        var harness = new StateHarness().AddProcess(5);
        harness.Apply(Record(5, Socket(3, "[::ffff:10.0.0.1]:50000", "[::ffff:10.0.0.2]:80"), Socket(4, "[fe80::1]:1", "[fe80::2]:2")));

        var fds = harness.Find(5).Group.Fds;
        Assert.Equal(FdType.Ipv4Socket, fds.Find(3)!.Type);
        Assert.Equal("10.0.0.1:50000->10.0.0.2:80", StateHarness.Text(fds.Find(3)!.Name));
        Assert.Equal(FdType.Ipv6Socket, fds.Find(4)!.Type);
        Assert.Equal("fe80::1:1->fe80::2:2", StateHarness.Text(fds.Find(4)!.Name));
    }

    [Fact]
    public void Apply_DescriptorThatAnEventToldOf_StaysAsItIs()
    {
        var harness = new StateHarness().AddProcess(5);
        harness.Apply(StateHarness.Open(5, 3, "/from/event"));
        harness.Apply(Record(5, File(3, "/from/record"), File(4, "/other")));

        Assert.Equal("/from/event", StateHarness.Text(harness.Find(5).Group.Fds.Find(3)!.Name));
        Assert.Equal("/other", StateHarness.Text(harness.Find(5).Group.Fds.Find(4)!.Name));
    }

    [Fact]
    public void Apply_UnknownType_IsUnsupportedAndTheRestIsRead()
    {
        var harness = new StateHarness().AddProcess(5);
        harness.Apply(Record(5, Named(3, (FdType)77, "?"), File(4, "/other")));

        Assert.Equal(FdType.Unsupported, harness.Find(5).Group.Fds.Find(3)!.Type);
        Assert.Equal("/other", StateHarness.Text(harness.Find(5).Group.Fds.Find(4)!.Name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(30)]
    public void Apply_CutList_IsCountedAsMalformed(int length)
    {
        var harness = new StateHarness().AddProcess(5);
        byte[] list = List(5, File(3, "/var/log/x"));
        harness.Apply(new EventBuilder(EventCode.DescriptorRecord, 5).With(0, list[..length]));

        Assert.Equal(1, harness.Host.Counters.RecordsMalformed);
    }

    static EventBuilder Record(long tid, params byte[][] descriptors) => new EventBuilder(EventCode.DescriptorRecord, tid).With(0, List(tid, descriptors));

    public static byte[] List(long tid, params byte[][] descriptors) => [.. BitConverter.GetBytes(tid), .. descriptors.SelectMany(d => d)];

    public static byte[] Socket(long fd, string source, string destination)
    {
        var (from, to) = (IPEndPoint.Parse(source), IPEndPoint.Parse(destination));
        byte[] address = from.Address.GetAddressBytes();
        return Sized(fd, address.Length == 4 ? FdType.Ipv4Socket : FdType.Ipv6Socket,
            [.. address, .. to.Address.GetAddressBytes(), .. BitConverter.GetBytes((ushort)from.Port), .. BitConverter.GetBytes((ushort)to.Port), (byte)L4Protocol.Tcp]);
    }

    static byte[] Server(long fd, string address)
    {
        var end = IPEndPoint.Parse(address);
        return Sized(fd, FdType.Ipv4ServerSocket, [.. end.Address.GetAddressBytes(), .. BitConverter.GetBytes((ushort)end.Port), (byte)L4Protocol.Tcp]);
    }

    static byte[] File(long fd, string path, uint flags = 1, uint device = 0) =>
        Sized(fd, FdType.FileV2, [.. BitConverter.GetBytes(flags), .. Text(path), .. BitConverter.GetBytes(device)]);

    static byte[] Named(long fd, FdType type, string name) => Sized(fd, type, Text(name));

    static byte[] Unix(long fd, string path) => Sized(fd, FdType.UnixSocket, [.. new byte[16], .. Text(path)]);

    static byte[] Text(string text) => [.. BitConverter.GetBytes((ushort)text.Length), .. Encoding.UTF8.GetBytes(text)];

    static byte[] Sized(long fd, FdType type, byte[] rest) =>
        [.. BitConverter.GetBytes(4 + 8 + 8 + 1 + rest.Length), .. BitConverter.GetBytes(fd), .. BitConverter.GetBytes(99UL), (byte)type, .. rest];
}
