using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>A dynamic parameter is a byte that says the kind (0 number, 1 signal) and the value.</summary>
public sealed class PtraceTests(ProbeFixture probe)
{
    const long PeekData = 2, Continue = 7, Seize = 0x4206, Interrupt = 0x4207;

    [Fact]
    public void Ptrace_NoSuchProcess_HasEveryParameter()
    {
        var e = probe.CaptureCall(EventCode.SyscallPtraceX, out _, SyscallNumber.ptrace, Seize, -5, 0x1234, 0x5678);

        Assert.Equal(-3, e.Int64(0));
        Assert.Equal(Number(0), e.Bytes(1));
        Assert.Equal(Number(0), e.Bytes(2));
        Assert.Equal(0x14u, e.UInt64(3));
        Assert.Equal(-5, e.Int64(4));
    }

    [Fact]
    public void Ptrace_Child_HasWhatWasReadAndTheSignal()
    {
        using var memory = new CallMemory();
        nint word = memory.Longs(0x1122334455667788), result = memory.Longs(0);
        int child = ChildCall.Start(SyscallNumber.fork, [], SyscallNumber.pause);
        try
        {
            var e = probe.CaptureCall(EventCode.SyscallPtraceX, out _, SyscallNumber.ptrace, Seize, child, 0, 1);
            Assert.Equal(0, e.Int64(0));
            Assert.Equal(Number(1), e.Bytes(2));
            Assert.Equal(child, e.Int64(4));

            Syscall.Must(SyscallNumber.ptrace, Interrupt, child);
            const long AlsoStopped = 0x40000000;
            Syscall.Must(SyscallNumber.wait4, child, 0, AlsoStopped);

            e = probe.CaptureCall(EventCode.SyscallPtraceX, out _, SyscallNumber.ptrace, PeekData, child, word, result);
            Assert.Equal(0, e.Int64(0));
            Assert.Equal(Number(word), e.Bytes(1));
            Assert.Equal(Number(0x1122334455667788), e.Bytes(2));
            Assert.Equal(3u, e.UInt64(3));

            e = probe.CaptureCall(EventCode.SyscallPtraceX, out _, SyscallNumber.ptrace, Continue, child, 0, ChildCall.SigKill);
            Assert.Equal([1, ChildCall.SigKill], e.Bytes(2));
            Assert.Equal(8u, e.UInt64(3));
        }
        finally
        {
            Syscall.Call(SyscallNumber.kill, child, ChildCall.SigKill);
            ChildCall.Wait(child);
        }
    }

    static byte[] Number(long value) => [0, .. BitConverter.GetBytes(value)];
}
