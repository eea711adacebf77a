using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>close, dup, dup2, dup3, fcntl, pipe and pipe2.</summary>
public sealed class DescriptorTests(ProbeFixture probe)
{
    const long CloseOnExec = 0x80000, NonBlocking = 0x800, Direct = 0x4000;
    const uint PpmCloseOnExec = 0x1000, PpmNonBlocking = 0x40, PpmDirect = 0x200;

    [Fact]
    public void Close_OpenDescriptor_HasEveryParameter()
    {
        long fd = Syscall.Must(SyscallNumber.dup, 0);
        var e = probe.CaptureCall(EventCode.SyscallCloseX, out _, SyscallNumber.close, fd);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(fd, e.Int64(1));
    }

    [Fact]
    public void Close_NumberWithGarbageAbove_IsAnInt()
    {
        var e = probe.CaptureCall(EventCode.SyscallCloseX, out _, SyscallNumber.close, 0x1_ffff_fff0);

        Assert.Equal(-Syscall.BadDescriptor, e.Int64(0));
        Assert.Equal(-16, e.Int64(1));
    }

    [Fact]
    public void Dup_OpenDescriptor_HasEveryParameter()
    {
        var e = probe.CaptureCall(EventCode.SyscallDupV1X, out long fd, SyscallNumber.dup, 1);
        Syscall.Call(SyscallNumber.close, fd);

        Assert.Equal(fd, e.Int64(0));
        Assert.Equal(1, e.Int64(1));
    }

    [Fact]
    public void Dup2_FreeNumber_HasEveryParameter()
    {
        var e = probe.CaptureCall(EventCode.SyscallDup2X, out long fd, SyscallNumber.dup2, 1, 900);
        Syscall.Call(SyscallNumber.close, fd);

        Assert.Equal(900, e.Int64(0));
        Assert.Equal(1, e.Int64(1));
        Assert.Equal(900, e.Int64(2));
    }

    [Fact]
    public void Dup3_CloseOnExec_HasEveryParameter()
    {
        var e = probe.CaptureCall(EventCode.SyscallDup3X, out long fd, SyscallNumber.dup3, 1, 901, CloseOnExec);
        Syscall.Call(SyscallNumber.close, fd);

        Assert.Equal(901, e.Int64(0));
        Assert.Equal(1, e.Int64(1));
        Assert.Equal(901, e.Int64(2));
        Assert.Equal(PpmCloseOnExec, e.UInt64(3));
    }

    [Theory]
    [InlineData(0, 1)]      // F_DUPFD
    [InlineData(1, 2)]      // F_GETFD
    [InlineData(3, 4)]      // F_GETFL
    [InlineData(9, 12)]     // F_GETOWN
    [InlineData(1030, 26)]  // F_DUPFD_CLOEXEC
    [InlineData(1032, 29)]  // F_GETPIPE_SZ
    [InlineData(77, 0)]     // unknown
    public void Fcntl_EachCommand_HasEveryParameter(int command, uint encoded)
    {
        var e = probe.CaptureCall(EventCode.SyscallFcntlX, out long result, SyscallNumber.fcntl, 1, command, 902);
        if (command is 0 or 1030) Syscall.Call(SyscallNumber.close, result);

        Assert.Equal(result, e.Int64(0));
        Assert.Equal(1, e.Int64(1));
        Assert.Equal(encoded, e.UInt64(2));
        Assert.Equal(902u, e.UInt64(3));
    }

    [Fact]
    public void Pipe_Made_HasEveryParameter()
    {
        using var memory = new CallMemory();
        nint ends = memory.Zeros(8);
        var e = probe.CaptureCall(EventCode.SyscallPipeX, out _, SyscallNumber.pipe, ends);

        AssertPipe(e, ends);
    }

    [Fact]
    public void Pipe2_WithFlags_HasEveryParameter()
    {
        using var memory = new CallMemory();
        nint ends = memory.Zeros(8);
        var e = probe.CaptureCall(EventCode.SyscallPipe2X, out _, SyscallNumber.pipe2, ends, CloseOnExec | NonBlocking | Direct);

        AssertPipe(e, ends);
        Assert.Equal(PpmCloseOnExec | PpmNonBlocking | PpmDirect, e.UInt64(4));
    }

    [Fact]
    public void Pipe2_RefusedFlags_HasNoInode()
    {
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallPipe2X, out _, SyscallNumber.pipe2, 0, -1);

        Assert.Equal(-22, e.Int64(0));
        Assert.Equal(-1, e.Int64(1));
        Assert.Equal(-1, e.Int64(2));
        Assert.Equal(0u, e.UInt64(3));
        Assert.Equal(0u, e.UInt64(4));
    }

    static void AssertPipe(CapturedEvent e, nint ends)
    {
        int read = CallMemory.ReadInt32(ends), write = CallMemory.ReadInt32(ends, 1);
        ulong inode = FileStat.Of($"/proc/self/fd/{read}").Inode;
        Syscall.Call(SyscallNumber.close, read);
        Syscall.Call(SyscallNumber.close, write);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(read, e.Int64(1));
        Assert.Equal(write, e.Int64(2));
        Assert.Equal(inode, e.UInt64(3));
    }
}
