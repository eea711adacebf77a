using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class ExitEventsTests
{
    [Fact]
    public void Apply_Exit_EntryGoesBeforeTheNextEvent()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1);
        harness.Apply(StateHarness.Exit(10));
        Assert.True(harness.Thread!.IsDead);
        Assert.Equal("init", StateHarness.Text(harness.Find(10).Comm));

        harness.Settle();
        Assert.Null(harness.Host.Threads.Find(10));
        Assert.Equal(1, harness.Host.Threads.Count);
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Apply_LeaderFirst_StaysUntilTheLastThreadGoes()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1).AddThread(11, 10, 1);
        harness.Apply(StateHarness.Open(10, 3, "/x"));
        harness.Apply(StateHarness.Exit(10)).Settle();

        Assert.True(harness.Find(10).IsDead);
        Assert.Equal((1, 1), (harness.Find(11).Group.AliveCount, harness.Find(11).Group.AliveWithoutLeader));
        Assert.NotNull(harness.Find(11).Group.Fds.Find(3));

        harness.Apply(StateHarness.Exit(11)).Settle();
        Assert.Equal(1, harness.Host.Threads.Count);
        Assert.Equal(0, harness.Host.Threads.DescriptorCount);
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Apply_KernelNamesTheReaper_ChildrenGoToIt()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(5, 1).AddProcess(10, 1).AddProcess(20, 10);
        harness.Apply(StateHarness.Exit(10, reaper: 5)).Settle();

        Assert.Equal(5, harness.Find(20).ParentTid);
        Assert.True(harness.Find(5).Group.IsReaper);
    }

    [Fact]
    public void Apply_NoReaperNamed_ChildrenGoToTheNearestSubreaper()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(5, 1).AddProcess(10, 5).AddProcess(20, 10);
        harness.Apply(new EventBuilder(EventCode.SyscallPrctlX, 5).With("res", 0).With("option", 36).With("arg2_int", 1));
        harness.Apply(StateHarness.Exit(10)).Settle();
        Assert.Equal(5, harness.Find(20).ParentTid);

        harness.Apply(new EventBuilder(EventCode.SyscallPrctlX, 5).With("res", 0).With("option", 36).With("arg2_int", 0));
        harness.Apply(StateHarness.Exit(5)).Settle();
        Assert.Equal(1, harness.Find(20).ParentTid);
    }

    [Fact]
    public void Apply_ThreadWithChildren_AnotherThreadOfTheGroupTakesThem()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1).AddThread(11, 10, 1);
        harness.Apply(StateHarness.ForkInChild(20, 11));
        harness.Apply(StateHarness.Exit(11)).Settle();

        Assert.Equal(10, harness.Find(20).ParentTid);
        Assert.False(harness.Find(10).Group.IsReaper);
    }

    [Fact]
    public void Apply_NobodyToTakeThem_ChildrenHaveNoParent()
    {
        var harness = new StateHarness().AddProcess(10).AddProcess(20, 10);
        harness.Apply(StateHarness.Exit(10)).Settle();

        Assert.Equal(0, harness.Find(20).ParentTid);
        Assert.Null(harness.Host.Threads.ParentOf(harness.Find(20)));
    }

    [Fact]
    public void Apply_UnknownThread_MakesNoPlaceholder()
    {
        var harness = new StateHarness();
        harness.Apply(StateHarness.Exit(10));

        Assert.Null(harness.Thread);
        Assert.Empty(harness.Requested);
        Assert.Equal(0, harness.Host.Threads.Count);
    }

    // /proc was read before the exit, and its answer came after.
    [Fact]
    public void Apply_RecordOlderThanTheExit_DoesNotBringTheThreadBack()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1);
        harness.Apply(StateHarness.Exit(10, at: 1000)).Settle();
        harness.AddProcess(10, 1, time: 900);
        Assert.Null(harness.Host.Threads.Find(10));

        harness.AddProcess(10, 1, time: 1100);
        Assert.NotNull(harness.Host.Threads.Find(10));
    }
}
