using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

public sealed class ParameterRendererTests
{
    readonly FieldFixture _fixture = new();
    readonly ThreadEntry _thread;

    public ParameterRendererTests() => _thread = _fixture.Add(7, 0, "cat");

    string? Args(EventBuilder ev) => _fixture.Text(ev, "evt.args");

    [Fact]
    public void Descriptor_IsShownWithItsKindAndName()
    {
        FieldFixture.Open(_thread, 3, "/etc/passwd");
        var socket = FieldFixture.Open(_thread, 4, "1.1.1.1:1->2.2.2.2:2", FdType.Ipv4Socket);
        socket.Protocol = L4Protocol.Tcp;
        socket.Flags |= FdFlags.RoleClient;
        var close = new EventBuilder(EventCode.SyscallCloseX, tid: 7).With("res", 0);
        Assert.Equal("res=0 fd=3(<f>/etc/passwd)", Args(close.With("fd", 3)));
        Assert.Equal("res=0 fd=4(<4t>1.1.1.1:1->2.2.2.2:2)", Args(close.With("fd", 4)));
        Assert.Equal("res=0 fd=5", Args(close.With("fd", 5)));
        Assert.Equal("res=-9(EBADF) fd=-1(EPERM)", Args(close.With("res", -9).With("fd", -1)));
        Assert.Equal("res=-9(EBADF) fd=-100(AT_FDCWD)", Args(close.With("fd", -100)));
        Assert.Equal("res=<NA> fd=<NA>", Args(close.With("res", []).With("fd", [])));
    }

    [Theory]
    [InlineData(0, "0(O_NONE)")]
    [InlineData(1, "1(O_RDONLY)")]
    [InlineData(3, "3(O_RDWR)")]
    [InlineData(4097, "4097(O_RDONLY|O_CLOEXEC)")]
    [InlineData(1 << 28, "268435456")]
    public void Flags_AreNamedInTheOrderOfTheirTable(int value, string expected) =>
        Assert.Equal($"res=0 flags={expected}", Args(new EventBuilder(EventCode.SyscallPipe2X, tid: 7).With("res", 0).With("flags", value))?.Replace(" fd1=<NA> fd2=<NA> ino=<NA>", "", StringComparison.Ordinal));

    [Fact]
    public void Enumeration_HasAllNamesOfAValue() =>
        Assert.Equal("AF_LOCAL|AF_UNIX", _fixture.Text(new EventBuilder(EventCode.SocketSocketX, tid: 7).With("fd", 3).With("domain", 1).With("type", 1).With("proto", 0), "evt.arg.domain"));

    [Theory]
    [InlineData(0x1ed, "0755(S_IXOTH|S_IROTH|S_IXGRP|S_IRGRP|S_IXUSR|S_IWUSR|S_IRUSR)")]
    [InlineData(0, "0")]
    public void Mode_IsOctalAndNamed(int mode, string expected)
    {
        string? args = Args(new EventBuilder(EventCode.SyscallChmodX, tid: 7).With("res", 0).With("filename", "/x").With("mode", mode));
        Assert.StartsWith($"res=0 filename=/x mode={expected}", args);
    }

    [Theory]
    [InlineData("/etc//../x", "/etc//../x")]
    [InlineData("x", "x(/root/x)")]
    [InlineData("", "")]
    public void Path_IsResolvedOnlyWhenItIsRelative(string path, string expected) =>
        Assert.Equal($"res=0 path={expected}", Args(new EventBuilder(EventCode.SyscallUnlinkV2X, tid: 7).With("res", 0).With("path", path)));

    [Fact]
    public void Accounts_AreNamed()
    {
        _fixture.Host.Users.SetUser(1000, new UserEntry(1000, "alice"u8.ToArray(), [], []));
        var setuid = new EventBuilder(EventCode.SyscallSetuidX, tid: 7).With("res", 0);
        Assert.Equal("res=0 uid=1000(alice)", Args(setuid.With("uid", 1000)));
        Assert.Equal("res=0 uid=1001(<NA>)", Args(setuid.With("uid", 1001)));
        Assert.Equal("res=0 uid=-1(<NONE>)", Args(setuid.With("uid", -1)));
    }

    [Fact]
    public void Processes_AreNamed()
    {
        var kill = new EventBuilder(EventCode.SyscallKillX, tid: 7).With("res", 0).With("pid", 7).With("sig", 9);
        Assert.Equal("res=0 pid=7(cat) sig=9(SIGKILL)", Args(kill));
        Assert.Equal("res=0 pid=8 sig=0", Args(kill.With("pid", 8).With("sig", 0)));
    }

    [Theory]
    [InlineData("10.0.0.1:80", "10.0.0.1:80")]
    [InlineData("[fe80::1]:80", "fe80::1:80")]
    [InlineData("[::ffff:10.0.0.1]:80", "::ffff:10.0.0.1:80")]
    [InlineData("/run/x", "/run/x")]
    public void SocketAddress_IsReadable(string address, string expected) =>
        Assert.Equal(expected, _fixture.Text(new EventBuilder(EventCode.SocketBindX, tid: 7).With("res", -1).With("fd", 9).With("addr", EventBuilder.SocketAddress(address)), "evt.arg.addr"));

    [Fact]
    public void SocketTuple_IsReadable()
    {
        var connect = new EventBuilder(EventCode.SocketConnectX, tid: 7).With("res", -1).With("fd", 9);
        Assert.Equal("1.2.3.4:5->6.7.8.9:10", _fixture.Text(connect.With("tuple", EventBuilder.SocketTuple("1.2.3.4:5", "6.7.8.9:10")), "evt.arg.tuple"));
        Assert.Equal("1.2.3.4:5->6.7.8.9:10", _fixture.Text(connect.With("tuple", EventBuilder.SocketTuple("[::ffff:1.2.3.4]:5", "[::ffff:6.7.8.9]:10")), "evt.arg.tuple"));
        Assert.Equal("::1:5->fe80::2:10", _fixture.Text(connect.With("tuple", EventBuilder.SocketTuple("[::1]:5", "[fe80::2]:10")), "evt.arg.tuple"));
        Assert.Equal("ffff88813b44b600->0 /run/x", _fixture.Text(connect.With("tuple", EventBuilder.UnixTuple(0xffff88813b44b600, 0, "/run/x")), "evt.arg.tuple"));
        Assert.Equal("NULL", _fixture.Text(connect.With("tuple", []), "evt.arg.tuple"));
        Assert.Equal("INVALID IPv4", _fixture.Text(connect.With("tuple", [2, 1]), "evt.arg.tuple"));
        Assert.Equal("family 99", _fixture.Text(connect.With("tuple", [99]), "evt.arg.tuple"));
    }

    [Fact]
    public void DescriptorList_StopsWhereItsBytesDo()
    {
        FieldFixture.Open(_thread, 0, "", FdType.Fifo);
        byte[] list = new byte[2 + 20];
        BinaryPrimitives.WriteUInt16LittleEndian(list, 9);
        BinaryPrimitives.WriteInt16LittleEndian(list.AsSpan(10), 0x21);
        BinaryPrimitives.WriteInt64LittleEndian(list.AsSpan(12), -1);
        var poll = new EventBuilder(EventCode.SyscallPollX, tid: 7).With("res", 1).With("fds", list);
        Assert.Equal("0:p21 18446744073709551615:?0", _fixture.Text(poll, "evt.arg.fds"));
        Assert.Equal("0,-1", _fixture.Text(poll, "fdlist.nums"));
        Assert.Equal("<NA>,<NA>", _fixture.Text(poll, "fdlist.names"));
        Assert.Null(_fixture.Text(poll, "fdlist.cips"));
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1_500_000_000, "1.5s")]
    [InlineData(200_000_000, "0.2s")]
    [InlineData(1_234_567_890, "1.23457s")]
    [InlineData(999_999_999_999, "1000s")]
    [InlineData(1, "1e-09s")]
    [InlineData(1_234_567_000_000_000, "1.23457e+06s")]
    [InlineData(-1, "none")]
    public void Duration_IsInSecondsAsPrintfWritesThem(long nanoseconds, string expected) =>
        Assert.Equal(expected, _fixture.Text(new EventBuilder(EventCode.SyscallNanosleepX, tid: 7).With("res", 0).With("interval", nanoseconds), "evt.arg.interval"));

    [Fact]
    public void Dynamic_IsReadByItsFirstByte()
    {
        var getsockopt = new EventBuilder(EventCode.SocketGetsockoptX, tid: 7).With("res", 0);
        Assert.Equal("ECONNREFUSED", _fixture.Text(getsockopt.With("val", [1, .. BitConverter.GetBytes(-111L)]), "evt.arg.val"));
        Assert.Equal("5", _fixture.Text(getsockopt.With("val", [2, .. BitConverter.GetBytes(5)]), "evt.arg.val"));
        Assert.Equal("2.5s", _fixture.Text(getsockopt.With("val", [4, .. BitConverter.GetBytes(2_500_000_000L)]), "evt.arg.val"));
        Assert.Equal("ab.", _fixture.Text(getsockopt.With("val", [0, (byte)'a', (byte)'b', 0]), "evt.arg.val"));
        Assert.Equal("NULL", _fixture.Text(getsockopt.With("val", []), "evt.arg.val"));
    }
}
