using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

public sealed class ProcexitTests(ProbeFixture probe)
{
    [Fact]
    public void Procexit_OfAChild_HasEveryParameter()
    {
        int pid = 0;
        var e = probe.Capture(() => pid = ChildCall.Run(SyscallNumber.exit_group, 7).Pid, EventCode.ProcexitV1E);

        EventAssert.HasItsRow(e);
        Assert.Equal(pid, e.ThreadId);
        Assert.Equal(7 << 8, e.Int64(0));
        Assert.Equal(7, e.Int64(1));
        Assert.Equal(0u, e.UInt64(2));
        Assert.Equal(0u, e.UInt64(3));
        Assert.Equal(0, e.Int64(4));
    }

    [Fact]
    public void Procexit_Killed_HasTheSignal()
    {
        var e = probe.Capture(() =>
        {
            int pid = ChildCall.Start(SyscallNumber.fork, [], SyscallNumber.pause);
            Syscall.Must(SyscallNumber.kill, pid, ChildCall.SigKill);
            ChildCall.Wait(pid);
        }, EventCode.ProcexitV1E);

        Assert.Equal(ChildCall.SigKill, e.Int64(0));
        Assert.Equal(0, e.Int64(1));
        Assert.Equal((ulong)ChildCall.SigKill, e.UInt64(2));
        Assert.Equal(0u, e.UInt64(3));
    }

    [Fact]
    public void Procexit_LeavingAChild_HasTheReaper()
    {
        // The shell ends with a child of its own still asleep, which goes to init or to a subreaper above.
        using var memory = new CallMemory();
        nint shell = memory.Text("/bin/sh"), argv = memory.Texts("sh", "-c", "sleep 0.05 & exec true"), envp = memory.Texts("PATH=/bin");
        int pid = 0;
        var e = probe.Capture(() => pid = ChildCall.Run(SyscallNumber.execve, shell, argv, envp).Pid, EventCode.ProcexitV1E, e => e.ThreadId == pid || pid == 0);

        Assert.Equal(pid, e.ThreadId);
        Assert.True(e.Int64(4) > 0);
        Assert.NotEqual(pid, e.Int64(4));
        Assert.True(File.Exists($"/proc/{e.Int64(4)}/status"));
    }

    [Fact]
    public void Procexit_OfAThread_IsRaisedForIt()
    {
        int tid = 0;
        var events = probe.CaptureAll(() => OwnThread.Run(() => tid = ProbeFixture.GetThreadId()));
        var e = Assert.Single(events, e => e.Code == EventCode.ProcexitV1E);
        Assert.Equal(tid, e.ThreadId);
        Assert.Equal(0, e.Int64(0));
    }
}
