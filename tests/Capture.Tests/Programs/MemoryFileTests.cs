using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>memfd_create, init_module and finit_module.</summary>
public sealed class MemoryFileTests(ProbeFixture probe)
{
    [Fact]
    public void MemfdCreate_Sealable_HasEveryParameter()
    {
        const long CloseOnExecSealable = 3;
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallMemfdCreateX, out long fd, SyscallNumber.memfd_create, memory.Text("in memory"), CloseOnExecSealable);
        Syscall.Call(SyscallNumber.close, fd);

        Assert.True(fd >= 0);
        Assert.Equal(fd, e.Int64(0));
        Assert.Equal("in memory", e.Text(1));
        Assert.Equal(CloseOnExecSealable, e.Int64(2));
    }

    [Fact]
    public void InitModule_NoModule_HasEveryParameter()
    {
        using var memory = new CallMemory();
        byte[] image = [.. "not an ELF file"u8, 0, 1, 2];
        var e = probe.CaptureCall(EventCode.SyscallInitModuleX, out long result, SyscallNumber.init_module, memory.Bytes(image), image.Length, memory.Text("option=1"));

        Assert.True(result < 0);
        Assert.Equal(result, e.Int64(0));
        Assert.Equal(image, e.Bytes(1));
        Assert.Equal((ulong)image.Length, e.UInt64(2));
        Assert.Equal("option=1", e.Text(3));
    }

    [Fact]
    public void FinitModule_BadDescriptor_HasEveryParameter()
    {
        const long IgnoreVersionMagic = 2;
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallFinitModuleX, out long result, SyscallNumber.finit_module, 914, memory.Text("option=2"), IgnoreVersionMagic);

        Assert.True(result < 0);
        Assert.Equal(result, e.Int64(0));
        Assert.Equal(914, e.Int64(1));
        Assert.Equal("option=2", e.Text(2));
        Assert.Equal(IgnoreVersionMagic, e.Int64(3));
    }
}
