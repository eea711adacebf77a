using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>unlink, unlinkat, rename, renameat, renameat2, symlink, symlinkat, link and linkat.</summary>
public sealed class NameTests(ProbeFixture probe)
{
    [Fact]
    public void Unlink_File_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string path = directory.File("gone");
        var e = probe.CaptureCall(EventCode.SyscallUnlinkV2X, out _, SyscallNumber.unlink, memory.Text(path));

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(path, e.Text(1));
    }

    [Fact]
    public void Unlinkat_Directory_HasEveryParameter()
    {
        const long RemoveDirectory = 0x200;
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["gone"]);
        var e = probe.CaptureCall(EventCode.SyscallUnlinkatV2X, out _, SyscallNumber.unlinkat, Syscall.CurrentDirectory, memory.Text(directory["gone"]), RemoveDirectory);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(Syscall.CurrentDirectory, e.Int64(1));
        Assert.Equal(directory["gone"], e.Text(2));
        Assert.Equal(RemoveDirectory, e.Int64(3));
    }

    [Fact]
    public void Rename_File_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string path = directory.File("old");
        var e = probe.CaptureCall(EventCode.SyscallRenameX, out _, SyscallNumber.rename, memory.Text(path), memory.Text(directory["new"]));

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(path, e.Text(1));
        Assert.Equal(directory["new"], e.Text(2));
    }

    [Fact]
    public void Renameat_BadDirectories_HasEveryParameter()
    {
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallRenameatX, out _, SyscallNumber.renameat, 903, memory.Text("old"), 904, memory.Text("new"));

        Assert.Equal(-Syscall.BadDescriptor, e.Int64(0));
        Assert.Equal(903, e.Int64(1));
        Assert.Equal("old", e.Text(2));
        Assert.Equal(904, e.Int64(3));
        Assert.Equal("new", e.Text(4));
    }

    [Fact]
    public void Renameat2_NoReplace_HasEveryParameter()
    {
        const long NoReplace = 1;
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string path = directory.File("old");
        var e = probe.CaptureCall(EventCode.SyscallRenameat2X, out _, SyscallNumber.renameat2, Syscall.CurrentDirectory, memory.Text(path), Syscall.CurrentDirectory, memory.Text(directory["new"]), NoReplace);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(Syscall.CurrentDirectory, e.Int64(1));
        Assert.Equal(path, e.Text(2));
        Assert.Equal(Syscall.CurrentDirectory, e.Int64(3));
        Assert.Equal(directory["new"], e.Text(4));
        Assert.Equal(NoReplace, e.Int64(5));
    }

    [Fact]
    public void Symlink_ToAnything_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        var e = probe.CaptureCall(EventCode.SyscallSymlinkX, out _, SyscallNumber.symlink, memory.Text("any where"), memory.Text(directory["link"]));

        Assert.Equal(0, e.Int64(0));
        Assert.Equal("any where", e.Text(1));
        Assert.Equal(directory["link"], e.Text(2));
    }

    [Fact]
    public void Symlinkat_BadDirectory_HasEveryParameter()
    {
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallSymlinkatX, out _, SyscallNumber.symlinkat, memory.Text("target"), 905, memory.Text("link"));

        Assert.Equal(-Syscall.BadDescriptor, e.Int64(0));
        Assert.Equal("target", e.Text(1));
        Assert.Equal(905, e.Int64(2));
        Assert.Equal("link", e.Text(3));
    }

    [Fact]
    public void Link_File_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string path = directory.File("one");
        var e = probe.CaptureCall(EventCode.SyscallLinkV2X, out _, SyscallNumber.link, memory.Text(path), memory.Text(directory["two"]));

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(path, e.Text(1));
        Assert.Equal(directory["two"], e.Text(2));
    }

    [Fact]
    public void Linkat_FollowingSymlinks_HasEveryParameter()
    {
        const long FollowSymlinks = 0x400;
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string path = directory.File("one");
        var e = probe.CaptureCall(EventCode.SyscallLinkatV2X, out _, SyscallNumber.linkat, Syscall.CurrentDirectory, memory.Text(path), 906, memory.Text(directory["two"]), FollowSymlinks);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(Syscall.CurrentDirectory, e.Int64(1));
        Assert.Equal(path, e.Text(2));
        Assert.Equal(906, e.Int64(3));
        Assert.Equal(directory["two"], e.Text(4));
        Assert.Equal(FollowSymlinks, e.Int64(5));
    }
}
