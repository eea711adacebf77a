using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>chdir, fchdir, chroot, mkdir, mkdirat and rmdir.</summary>
public sealed class DirectoryTests(ProbeFixture probe)
{
    const long Directory = 0x10000;

    [Fact]
    public void Chdir_ExistingDirectory_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        OwnThread.Run(() =>
        {
            var e = probe.CaptureCall(EventCode.SyscallChdirX, out _, SyscallNumber.chdir, memory.Text(directory.Path));
            Assert.Equal(0, e.Int64(0));
            Assert.Equal(directory.Path, e.Text(1));
        });
    }

    [Fact]
    public void Fchdir_OpenDirectory_HasEveryParameter()
    {
        using var memory = new CallMemory();
        OwnThread.Run(() =>
        {
            long fd = Syscall.Must(SyscallNumber.open, memory.Text("/"), Directory);
            var e = probe.CaptureCall(EventCode.SyscallFchdirX, out _, SyscallNumber.fchdir, fd);
            Syscall.Call(SyscallNumber.close, fd);

            Assert.Equal(0, e.Int64(0));
            Assert.Equal(fd, e.Int64(1));
        });
    }

    [Fact]
    public void Chroot_NoDirectory_HasEveryParameter()
    {
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallChrootX, out _, SyscallNumber.chroot, memory.Text("/nonexistent"));

        Assert.Equal(-Syscall.NoEntry, e.Int64(0));
        Assert.Equal("/nonexistent", e.Text(1));
    }

    [Fact]
    public void Mkdir_New_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        var e = probe.CaptureCall(EventCode.SyscallMkdirV2X, out _, SyscallNumber.mkdir, memory.Text(directory["made"]), 0x1ed);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(directory["made"], e.Text(1));
        Assert.Equal(0x1edu, e.UInt64(2));
    }

    [Fact]
    public void Mkdirat_FromCurrentDirectory_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        var e = probe.CaptureCall(EventCode.SyscallMkdiratX, out _, SyscallNumber.mkdirat, Syscall.CurrentDirectory, memory.Text(directory["made"]), 0x1c0);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(Syscall.CurrentDirectory, e.Int64(1));
        Assert.Equal(directory["made"], e.Text(2));
        Assert.Equal(0x1c0u, e.UInt64(3));
    }

    [Fact]
    public void Rmdir_NotThere_HasEveryParameter()
    {
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallRmdirV2X, out _, SyscallNumber.rmdir, memory.Text("/nonexistent"));

        Assert.Equal(-Syscall.NoEntry, e.Int64(0));
        Assert.Equal("/nonexistent", e.Text(1));
    }
}
