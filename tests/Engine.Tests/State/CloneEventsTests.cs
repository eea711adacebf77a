using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class CloneEventsTests
{
    const ulong T = EventBuilder.DefaultTimestamp;
    const ulong Second = 1_000_000_000;
    const uint ThreadFlag = 0x2000;
    const uint VforkFlag = 0x8000000;
    const uint InPidNamespace = 0x20000000;

    static StateHarness WithParent()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1, "bash", "/home/me/", "/docker/" + new string('a', 64));
        return harness.Apply(StateHarness.Open(10, 3, "file"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_ForkFromEitherSide_ChildIsACopyOfItsParent(bool fromChild)
    {
        var harness = WithParent();
        harness.Apply(fromChild ? StateHarness.ForkInChild(20, 10) : StateHarness.ForkInParent(20, 10));

        var child = harness.Find(20);
        Assert.Equal((20, 10, 20, 20), (child.Pid, child.ParentTid, child.VTid, child.VPid));
        Assert.Equal("sh", StateHarness.Text(child.Comm));
        Assert.Equal("/bin/sh", StateHarness.Text(child.Exe));
        Assert.Equal("-c\0true\0", StateHarness.Text(child.Args));
        Assert.Equal("/sbin/init", StateHarness.Text(child.ExePath));
        Assert.Equal("/home/me/", StateHarness.Text(child.Cwd));
        Assert.Equal("HOME=/root\0", StateHarness.Text(child.Env));
        Assert.Equal((10, 10, 34816u, 1000u), (child.Sid, child.Pgid, child.Tty, child.LoginUid));
        Assert.Equal((1000u, 1024, T), (child.Uid, child.FdLimit, child.CloneTime));
        Assert.Equal("/home/me/file", StateHarness.Text(child.Group.Fds.Find(3)!.Name));
        Assert.True(child.Group.Fds.Find(3)!.Has(FdFlags.Cloned));
        Assert.Equal(fromChild ? 20 : 10, harness.Thread!.Tid);
        Assert.Equal("bash", StateHarness.Text(harness.Host.Threads.ParentOf(child)!.Comm));
        StateInvariants.Check(harness.Host);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Apply_SecondHalf_LeavesTheEntryAsItIs(bool childFirst)
    {
        var harness = WithParent();
        var (first, second) = (StateHarness.ForkInChild(20, 10), StateHarness.ForkInParent(20, 10, T + 5));
        harness.Apply(childFirst ? first : second);
        var entry = harness.Find(20);
        harness.Apply(StateHarness.Open(20, 9, "/mine"));
        harness.Apply(childFirst ? second : first.At(T + 10));

        Assert.Same(entry, harness.Find(20));
        Assert.NotNull(entry.Group.Fds.Find(9));
        Assert.Equal(0, harness.Host.Counters.ThreadsReplaced);
    }

    [Fact]
    public void Apply_ChildHalfOfAnIdThatWasUsedLongBefore_ReplacesTheEntry()
    {
        var harness = WithParent();
        harness.Apply(StateHarness.ForkInChild(20, 10));
        harness.Apply(StateHarness.Open(20, 9, "/old"));
        harness.Apply(StateHarness.ForkInChild(20, 10, T + 2 * Second));

        Assert.Null(harness.Find(20).Group.Fds.Find(9));
        Assert.Equal(T + 2 * Second, harness.Find(20).CloneTime);
        Assert.Equal(1, harness.Host.Counters.ThreadsReplaced);
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Apply_ParentHalfAfterTheChildHasExited_DoesNotBringItBack()
    {
        var harness = WithParent();
        harness.Apply(StateHarness.ForkInChild(20, 10)).Apply(StateHarness.Exit(20, T + 10));
        harness.Apply(StateHarness.ForkInParent(20, 10, T + 20));
        Assert.Null(harness.Host.Threads.Find(20));

        // The id in use again, much later.
        harness.Apply(StateHarness.ForkInParent(20, 10, T + 3 * Second));
        Assert.NotNull(harness.Host.Threads.Find(20));
    }

    [Theory]
    [InlineData(VforkFlag)]
    [InlineData(InPidNamespace)]
    [InlineData(0x40u)] // CLONE_NEWPID
    [InlineData(0x100u)] // CLONE_PARENT
    public void Apply_ParentHalfThatIsLeftToTheChild_MakesNoEntry(uint flags)
    {
        var harness = WithParent();
        harness.Apply(StateHarness.ForkInParent(20, 10, flags: flags));
        Assert.Null(harness.Host.Threads.Find(20));

        harness.Apply(StateHarness.ForkInChild(20, 10, flags: flags));
        Assert.Equal("/home/me/", StateHarness.Text(harness.Find(20).Cwd));
    }

    [Fact]
    public void Apply_NewThread_SharesItsLeadersTables()
    {
        var harness = WithParent();
        harness.Apply(StateHarness.Exec(10, "/usr/bin/java", T + 1));
        harness.Apply(StateHarness.CloneEvent(EventCode.SyscallClone3X, by: 11, 0, 11, pid: 10, parent: 1, T + 2, ThreadFlag, "java"));
        harness.Apply(StateHarness.Open(11, 7, "relative"));

        var thread = harness.Find(11);
        Assert.Same(harness.Find(10).Group, thread.Group);
        Assert.Same(harness.Find(10), thread.Leader);
        Assert.Equal((10, 1, 2), (thread.Pid, thread.ParentTid, thread.Group.AliveCount));
        Assert.Equal(T + 1, thread.ExecTime);
        Assert.Equal("/home/me/relative", StateHarness.Text(harness.Find(10).Group.Fds.Find(7)!.Name));
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Apply_ThreadFromTheCallersSide_HasTheCallersParent()
    {
        var harness = WithParent();
        harness.Apply(StateHarness.ForkInParent(11, 10, flags: ThreadFlag));

        Assert.Equal((10, 1), (harness.Find(11).Pid, harness.Find(11).ParentTid));
        Assert.Equal(2, harness.Find(10).Group.AliveCount);
    }

    [Fact]
    public void Apply_UnknownParent_ChildIsRequestedAndParentAdoptsItWhenKnown()
    {
        var harness = new StateHarness();
        harness.Apply(StateHarness.ForkInChild(20, 10));
        Assert.Equal([10, 20], harness.Requested);
        Assert.Equal(0, harness.Find(20).ParentTid);
        Assert.True(harness.Find(10).IsPlaceholder);

        harness.AddProcess(10, 1, "late", time: T);
        Assert.Equal(10, harness.Find(20).ParentTid);
        Assert.Equal("late", StateHarness.Text(harness.Host.Threads.ParentOf(harness.Find(20))!.Comm));
        StateInvariants.Check(harness.Host);
    }

    // What the child lacked is filled in by its own record.
    [Fact]
    public void Apply_RecordOfAChildWithoutParent_CompletesIt()
    {
        var harness = new StateHarness();
        harness.Apply(StateHarness.ForkInChild(20, 10));
        harness.AddProcess(20, 10, "sh", "/srv", time: T + 5);

        var child = harness.Find(20);
        Assert.Equal("/srv/", StateHarness.Text(child.Cwd));
        Assert.Equal("/sbin/init", StateHarness.Text(child.ExePath));
        Assert.Equal(T, child.CloneTime);

        // Once complete, events know better.
        harness.AddProcess(20, 10, "sh", "/elsewhere", time: T + 6);
        Assert.Equal("/srv/", StateHarness.Text(child.Cwd));
        Assert.Equal(1, harness.Host.Counters.RecordsIgnored);
    }

    [Fact]
    public void Apply_CallerThatIsUnknown_BecomesKnownFromItsOwnEvent()
    {
        var harness = new StateHarness();
        harness.Apply(StateHarness.ForkInParent(20, 10, comm: "make"));

        Assert.False(harness.Find(10).IsPlaceholder);
        Assert.Equal("make", StateHarness.Text(harness.Find(10).Comm));
        Assert.Equal(10, harness.Find(20).ParentTid);
    }

    [Fact]
    public void Apply_FailedClone_ChangesNothing()
    {
        var harness = WithParent();
        harness.Apply(StateHarness.CloneEvent(EventCode.SyscallForkV20X, by: 10, result: -11, 10, 10, 1, T, 0, "bash"));
        Assert.Equal(2, harness.Host.Threads.Count);
    }

    [Fact]
    public void Apply_ChildInNamespace_KnowsWhenItsNamespaceBegan()
    {
        var harness = WithParent();
        harness.Host.Machine = MachineInfo.Unknown with { BootTime = 1000 };
        harness.Apply(StateHarness.ForkInChild(20, 10, flags: InPidNamespace).With("vtid", 1).With("vpid", 1).With("pidns_init_start_ts", 50));

        Assert.True(harness.Find(20).InPidNamespace);
        Assert.True(harness.Find(20).Group.IsReaper);
        Assert.Equal(1050ul, harness.Find(20).PidNamespaceStartTime);
    }

    [Fact]
    public void Apply_ChildInTheParentsCgroups_IsInTheParentsContainer()
    {
        var harness = WithParent();
        string cgroup = "/docker/" + new string('a', 64);
        harness.Apply(StateHarness.ForkInChild(20, 10).WithList("cgroups", "cpu=" + cgroup, "memory=" + cgroup));
        Assert.Equal("aaaaaaaaaaaa", StateHarness.Text(harness.Find(20).ContainerId));

        harness.Apply(StateHarness.ForkInChild(21, 10));
        Assert.Equal(0, harness.Find(21).ContainerId.Length);
    }
}
