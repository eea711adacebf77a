using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>bpf, io_uring_setup and userfaultfd.</summary>
public sealed class KernelInterfaceTests(ProbeFixture probe)
{
    [Fact]
    public void Bpf_ProgramThatIsNone_HasEveryParameter()
    {
        const long ProgramLoad = 5;
        var e = probe.CaptureCall(EventCode.SyscallBpfV2X, out long result, SyscallNumber.bpf, ProgramLoad, 0, 0);

        Assert.True(result < 0);
        Assert.Equal(result, e.Int64(0));
        Assert.Equal(ProgramLoad, e.Int64(1));
    }

    [Fact]
    public void IoUringSetup_ClampedRing_HasEveryParameter()
    {
        const uint Clamp = 0x10, ClampInEvents = 0x20;
        using var memory = new CallMemory();
        byte[] parameters = new byte[120];
        BitConverter.TryWriteBytes(parameters.AsSpan(8), Clamp);
        var e = probe.CaptureCall(EventCode.SyscallIoUringSetupX, out long fd, SyscallNumber.io_uring_setup, 5, memory.Bytes(parameters));
        Syscall.Call(SyscallNumber.close, fd);

        Assert.True(fd >= 0);
        Assert.Equal(fd, e.Int64(0));
        Assert.Equal([5, 8, 16, ClampInEvents, 0, 0], [.. Enumerable.Range(1, 6).Select(e.Int64)]);
        Assert.NotEqual(0, e.Int64(7));
    }

    [Fact]
    public void Userfaultfd_CloseOnExec_HasEveryParameter()
    {
        const long CloseOnExec = 0x80000, ReadOnlyCloseOnExecInEvents = 0x1001;
        var e = probe.CaptureCall(EventCode.SyscallUserfaultfdX, out long fd, SyscallNumber.userfaultfd, CloseOnExec);
        Syscall.Call(SyscallNumber.close, fd);

        Assert.Equal(fd, e.Int64(0));
        Assert.Equal(ReadOnlyCloseOnExecInEvents, e.Int64(1));
    }
}
