using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

public sealed class DescriptorFieldsTests
{
    readonly FieldFixture _fixture = new();
    readonly ThreadEntry _thread;

    public DescriptorFieldsTests() => _thread = _fixture.Add(7, 0, "cat");

    static EventBuilder Read(long fd) => new EventBuilder(EventCode.SyscallReadX, tid: 7).With("res", 0).With("data", []).With("fd", fd).With("size", 1);

    [Theory]
    [InlineData("/etc/passwd", "/etc", "passwd")]
    [InlineData("/passwd", "/", "passwd")]
    [InlineData("passwd", "/", "/")]
    [InlineData("/etc/", "/etc/", "/etc/")]
    [InlineData("", "/", "/")]
    public void File_HasADirectoryAndAName(string path, string directory, string name)
    {
        FieldFixture.Open(_thread, 3, path);
        Assert.Equal(path, _fixture.Text(Read(3), "fd.name"));
        Assert.Equal(directory, _fixture.Text(Read(3), "fd.directory"));
        Assert.Equal(name, _fixture.Text(Read(3), "fd.filename"));
        Assert.Equal("f", _fixture.Text(Read(3), "fd.typechar"));
        Assert.Equal("3", _fixture.Json(Read(3), "fd.num"));
        Assert.Equal(":" + path, _fixture.Text(Read(3), "fd.containername"));
    }

    [Fact]
    public void OtherKinds_HaveNoDirectoryAndNoFileName()
    {
        FieldFixture.Open(_thread, 3, "/srv", FdType.Directory);
        FieldFixture.Open(_thread, 4, "", FdType.Fifo);
        Assert.Equal("/srv", _fixture.Text(Read(3), "fd.directory"));
        Assert.Null(_fixture.Text(Read(3), "fd.filename"));
        Assert.Null(_fixture.Text(Read(4), "fd.directory"));
        Assert.Equal("", _fixture.Text(Read(4), "fd.name"));
    }

    [Fact]
    public void UnknownDescriptor_HasANumberAndAnEmptyName()
    {
        Assert.Equal("9", _fixture.Json(Read(9), "fd.num"));
        Assert.Equal("", _fixture.Text(Read(9), "fd.name"));
        Assert.Equal("o", _fixture.Text(Read(9), "fd.typechar"));
        foreach (string field in new[] { "fd.type", "fd.filename", "fd.ino", "fd.l4proto", "fd.connected", "fd.is_server", "fd.name_changed" })
            Assert.Equal("null", _fixture.Json(Read(9), field));
    }

    [Fact]
    public void FailedOpenat_HasTheNameThatItAskedFor()
    {
        var failed = new EventBuilder(EventCode.SyscallOpenatV2X, tid: 7)
            .With("fd", -2).With("dirfd", -100).With("name", "../etc//shadow").With("flags", 1).With("mode", 0).With("dev", 0).With("ino", 0);
        Assert.Equal("-1", _fixture.Json(failed, "fd.num"));
        Assert.Equal("/etc/shadow", _fixture.Text(failed, "fd.name"));
        Assert.Equal("/etc", _fixture.Text(failed, "fd.directory"));
        Assert.Equal("../etc/shadow", _fixture.Text(failed, "fd.nameraw"));
        Assert.Equal("f", _fixture.Text(failed, "fd.typechar"));
        Assert.Null(_fixture.Text(failed, "fd.type"));
        Assert.Equal("<UNKNOWN>x", _fixture.Text(failed.With("dirfd", 9).With("name", "x"), "fd.name"));
        Assert.Null(_fixture.Text(failed.With("name", []), "fd.name"));
    }

    [Fact]
    public void OtherEvents_HaveNoDescriptor()
    {
        foreach (string field in new[] { "fd.num", "fd.name", "fd.typechar", "fd.uid", "fd.types" })
            Assert.Equal("null", _fixture.Json(FieldFixture.Quiet(7), field));
    }

    [Fact]
    public void Types_AreListedOnce()
    {
        FieldFixture.Open(_thread, 0, "/dev/null");
        FieldFixture.Open(_thread, 1, "/tmp/x", FdType.File);
        FieldFixture.Open(_thread, 2, "", FdType.Fifo);
        Assert.Equal("[\"file\",\"pipe\"]", _fixture.Json(Read(0), "fd.types"));
        Assert.Equal("[\"pipe\"]", _fixture.Json(Read(0), "fd.types", "2"));
        Assert.Equal("null", _fixture.Json(Read(0), "fd.types", "8"));
    }

    [Fact]
    public void Socket_HasSidesOnceItsRoleIsKnown()
    {
        _fixture.Host.Interfaces.Add(0x0a000001, 0xffffff00);
        var fd = FieldFixture.Open(_thread, 3, "", FdType.Ipv4Socket);
        fd.Protocol = L4Protocol.Tcp;
        fd.Tuple = new SocketTuple { SourceAddress = 0x0a000001, SourcePort = 40000, DestinationAddress = 0x01020304, DestinationPort = 443 };
        var getsockopt = new EventBuilder(EventCode.SocketListenX, tid: 7).With("res", 0).With("fd", 3).With("backlog", 1);
        Assert.Equal("null", _fixture.Json(getsockopt, "fd.sip"));
        Assert.Equal("<NA>", _fixture.Text(getsockopt, "fd.l4proto"));

        fd.Flags |= FdFlags.RoleClient;
        Assert.Equal("10.0.0.1", _fixture.Text(getsockopt, "fd.cip"));
        Assert.Equal("1.2.3.4", _fixture.Text(getsockopt, "fd.sip"));
        Assert.Equal("443", _fixture.Json(getsockopt, "fd.sport"));
        Assert.Equal("443", _fixture.Text(getsockopt, "fd.sproto"));
        Assert.Equal("10.0.0.1", _fixture.Text(getsockopt, "fd.lip"));
        Assert.Equal("443", _fixture.Json(getsockopt, "fd.rport"));
        Assert.Equal("tcp", _fixture.Text(getsockopt, "fd.l4proto"));
        Assert.Equal("false", _fixture.Json(getsockopt, "fd.is_server"));
        Assert.Equal("null", _fixture.Json(getsockopt, "fd.ip"));
    }

    [Fact]
    public void ListeningSocket_HasAServersSideAlone()
    {
        var fd = FieldFixture.Open(_thread, 3, "", FdType.Ipv6ServerSocket);
        fd.Flags |= FdFlags.RoleServer;
        fd.Tuple = new SocketTuple { IsIpv6 = true, DestinationAddress = UInt128.One, DestinationPort = 80 };
        var listen = new EventBuilder(EventCode.SocketListenX, tid: 7).With("res", 0).With("fd", 3).With("backlog", 1);
        Assert.Equal("::1", _fixture.Text(listen, "fd.sip"));
        Assert.Equal("80", _fixture.Json(listen, "fd.sport"));
        Assert.Equal("", _fixture.Text(listen, "fd.sproto"));
        Assert.Equal("null", _fixture.Json(listen, "fd.cip"));
        Assert.Equal("null", _fixture.Json(listen, "fd.lip"));
        Assert.Equal("true", _fixture.Json(listen, "fd.is_server"));
    }

    [Theory]
    [InlineData("/srv//a/./b/../c/", "/srv/a/c")]
    [InlineData("x", "/root/x")]
    [InlineData("../x", "/x")]
    [InlineData("../../../x", "/x")]
    public void FsPath_OfASuccess_IsAbsolute(string given, string resolved)
    {
        var unlink = new EventBuilder(EventCode.SyscallUnlinkV2X, tid: 7).With("res", 0).With("path", given);
        Assert.Equal(resolved, _fixture.Text(unlink, "fs.path.name"));
        Assert.Equal(given, _fixture.Text(unlink, "fs.path.nameraw"));
        Assert.Null(_fixture.Text(unlink, "fs.path.source"));
        Assert.Null(_fixture.Text(unlink.With("res", -2), "fs.path.name"));
        Assert.Null(_fixture.Text(FieldFixture.Quiet(7), "fs.path.name"));
    }

    [Fact]
    public void FsPath_OfLinks_StartsFromTheNewOne()
    {
        var link = new EventBuilder(EventCode.SyscallLinkV2X, tid: 7).With("res", 0).With("oldpath", "old").With("newpath", "new");
        Assert.Equal("/root/new", _fixture.Text(link, "fs.path.source"));
        Assert.Equal("/root/old", _fixture.Text(link, "fs.path.target"));
        var rename = new EventBuilder(EventCode.SyscallRenameX, tid: 7).With("res", 0).With("oldpath", "old").With("newpath", "new");
        Assert.Equal("/root/old", _fixture.Text(rename, "fs.path.source"));
        Assert.Equal("/root/new", _fixture.Text(rename, "fs.path.target"));
    }

    [Fact]
    public void FsPath_BelowADescriptor_StartsFromItsDirectory()
    {
        FieldFixture.Open(_thread, 5, "/srv", FdType.Directory);
        var mkdir = new EventBuilder(EventCode.SyscallMkdiratX, tid: 7).With("res", 0).With("dirfd", 5).With("path", "a").With("mode", 0);
        Assert.Equal("/srv/a", _fixture.Text(mkdir, "fs.path.name"));
        Assert.Equal("<UNKNOWN>a", _fixture.Text(mkdir.With("dirfd", -100), "fs.path.name"));
        Assert.Equal("/root/a", _fixture.Text(mkdir, "evt.abspath"));
        Assert.Equal("/srv/a", _fixture.Text(mkdir.With("dirfd", 5), "evt.abspath"));
    }
}
