using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>chmod, fchmod and fchmodat.</summary>
public sealed class ModeTests(ProbeFixture probe)
{
    const long SetUserIdAnd755 = 0x9ed;

    [Fact]
    public void Chmod_SetUserId_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string path = directory.File("file");
        var e = probe.CaptureCall(EventCode.SyscallChmodX, out _, SyscallNumber.chmod, memory.Text(path), SetUserIdAnd755);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(path, e.Text(1));
        Assert.Equal(SetUserIdAnd755, e.Int64(2));
    }

    [Fact]
    public void Fchmod_BadDescriptor_HasEveryParameter()
    {
        var e = probe.CaptureCall(EventCode.SyscallFchmodX, out _, SyscallNumber.fchmod, 907, SetUserIdAnd755);

        Assert.Equal(-Syscall.BadDescriptor, e.Int64(0));
        Assert.Equal(907, e.Int64(1));
        Assert.Equal(SetUserIdAnd755, e.Int64(2));
    }

    [Fact]
    public void Fchmodat_File_HasEveryParameter()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string path = directory.File("file");
        var e = probe.CaptureCall(EventCode.SyscallFchmodatX, out _, SyscallNumber.fchmodat, Syscall.CurrentDirectory, memory.Text(path), 0x1a4);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(Syscall.CurrentDirectory, e.Int64(1));
        Assert.Equal(path, e.Text(2));
        Assert.Equal(0x1a4, e.Int64(3));
    }
}
