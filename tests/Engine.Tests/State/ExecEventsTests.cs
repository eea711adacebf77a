using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class ExecEventsTests
{
    const ulong T = EventBuilder.DefaultTimestamp;

    [Fact]
    public void Apply_Success_ReplacesTheProgram()
    {
        var harness = new StateHarness().AddProcess(10, 1);
        harness.Apply(StateHarness.Exec(10, "/usr/bin/curl", T + 1, "-s", "http://x"));

        var thread = harness.Thread!;
        Assert.Equal("/usr/bin/curl", StateHarness.Text(thread.Exe));
        Assert.Equal("curl", StateHarness.Text(thread.Comm));
        Assert.Equal("-s\0http://x\0", StateHarness.Text(thread.Args));
        Assert.Equal("A=1\0B=2\0", StateHarness.Text(thread.Env));
        Assert.Equal("/usr/bin/curl", StateHarness.Text(thread.ExePath));
        Assert.Equal((34816u, 10, 10, 500u), (thread.Tty, thread.VPgid, thread.Pgid, thread.LoginUid));
        Assert.Equal((1ul, 2ul, 3ul), (thread.CapInheritable, thread.CapPermitted, thread.CapEffective));
        Assert.Equal((77ul, 5ul, 6ul, 1u), (thread.ExeInode, thread.ExeInodeChangeTime, thread.ExeInodeModifyTime, thread.ExeFlags));
        Assert.Equal((T + 1, 0u, 0u, 4096), (thread.ExecTime, thread.Uid, thread.Gid, thread.FdLimit));
    }

    [Fact]
    public void Apply_Failure_ChangesNothing()
    {
        var harness = new StateHarness().AddProcess(10, 1, "sh");
        harness.Apply(StateHarness.Exec(10, "/nope").With("res", -2));

        Assert.Equal("sh", StateHarness.Text(harness.Thread!.Comm));
        Assert.Equal(0ul, harness.Thread.ExecTime);
    }

    [Fact]
    public void Apply_DeletedFile_PathHasNoMark()
    {
        var harness = new StateHarness().AddProcess(10, 1);
        harness.Apply(StateHarness.Exec(10, "/tmp/x").With("trusted_exepath", "/tmp/x (deleted)"));
        Assert.Equal("/tmp/x", StateHarness.Text(harness.Thread!.ExePath));
    }

    [Fact]
    public void Apply_CloseOnExecDescriptors_AreGone()
    {
        const long closeOnExec = 0x1000;
        var harness = new StateHarness().AddProcess(10, 1);
        harness.Apply(StateHarness.Open(10, 3, "/kept")).Apply(StateHarness.Open(10, 4, "/gone", 1 | closeOnExec));
        harness.Apply(StateHarness.Socket(10, 5, flags: closeOnExec));
        harness.Apply(new EventBuilder(EventCode.SyscallMemfdCreateX, 10).With("fd", 6).With("name", "m").With("flags", 1));
        harness.Apply(new EventBuilder(EventCode.SyscallEpollCreate1X, 10).With("res", 7).With("flags", 1));
        harness.Apply(StateHarness.Exec(10, "/bin/x"));

        Assert.Equal([3], harness.Thread!.Group.Fds.Entries.Select(e => e.Number));
    }

    [Fact]
    public void Apply_ProcessWithThreads_OnlyTheLeaderIsLeft()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1).AddThread(11, 10, 1).AddThread(12, 10, 1);
        harness.Apply(StateHarness.ForkInChild(20, 11));
        harness.Apply(StateHarness.Exec(10, "/bin/x"));

        Assert.Equal(1, harness.Find(10).Group.AliveCount);
        Assert.Null(harness.Host.Threads.Find(11));

        // The child of a thread that is gone is the process's.
        Assert.Equal(10, harness.Find(20).ParentTid);
        StateInvariants.Check(harness.Host);
    }

    // A thread called execve after the leader had exited: it gets the leader's id.
    [Fact]
    public void Apply_DeadLeader_LivesAgain()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1).AddThread(11, 10, 1);
        harness.Apply(StateHarness.Exit(10)).Settle();
        Assert.True(harness.Find(10).IsDead);
        harness.Apply(StateHarness.Exec(10, "/bin/x"));

        Assert.False(harness.Find(10).IsDead);
        Assert.Equal(1, harness.Find(10).Group.AliveCount);
        harness.Apply(StateHarness.Exit(10)).Settle();
        Assert.Null(harness.Host.Threads.Find(10));
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Apply_UnknownThread_BecomesKnown()
    {
        var harness = new StateHarness().AddProcess(1);
        harness.Apply(StateHarness.Exec(10, "/bin/x"));

        Assert.False(harness.Thread!.IsPlaceholder);
        Assert.Equal((10, 1, 10, 10), (harness.Thread.Pid, harness.Thread.ParentTid, harness.Thread.VTid, harness.Thread.VPid));
        Assert.Equal([10], harness.Requested);
    }

    [Fact]
    public void Apply_CaptureWithoutKernelPath_JoinsTheEnterEvent()
    {
        var harness = new StateHarness().AddProcess(10, 1, cwd: "/opt");
        harness.Apply(new EventBuilder(EventCode.SyscallExecveV19E, 10).With("filename", "../bin/x"));
        harness.Apply(StateHarness.Exec(10, "x").With("trusted_exepath", Array.Empty<byte>()));
        Assert.Equal("/bin/x", StateHarness.Text(harness.Thread!.ExePath));

        harness.Apply(StateHarness.Open(10, 3, "/srv/dir", 1 | 0x400));
        harness.Apply(new EventBuilder(EventCode.SyscallExecveatE, 10).With("dirfd", 3).With("pathname", "y").With("flags", 0));
        harness.Apply(StateHarness.Exec(10, "y").With("trusted_exepath", Array.Empty<byte>()));
        Assert.Equal("/srv/dir/y", StateHarness.Text(harness.Thread!.ExePath));
    }

    [Fact]
    public void Apply_OtherCgroups_AreThoseOfAnotherContainer()
    {
        var harness = new StateHarness().AddProcess(10, 1);
        string scope = "/kubepods.slice/cri-containerd-" + new string('b', 64) + ".scope";
        harness.Apply(StateHarness.Exec(10, "/bin/x").WithList("cgroups", "cpuset=/", "io=" + scope, "mem=" + scope));

        Assert.Equal("bbbbbbbbbbbb", StateHarness.Text(harness.Thread!.ContainerId));
        Assert.Equal($"cpuset=/\0blkio={scope}\0memory={scope}\0", StateHarness.Text(harness.Thread.Cgroups));
    }
}
