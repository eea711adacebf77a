using Gyrfalcon.Engine.Tests.Events;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class LimitTests
{
    const ulong T = EventBuilder.DefaultTimestamp;
    const ulong Second = 1_000_000_000;

    [Fact]
    public void Apply_FullThreadTable_RefusesAndCounts()
    {
        var harness = new StateHarness(new() { MaxThreads = 3 }).AddProcess(1).AddProcess(10, 1);
        harness.Apply(StateHarness.Open(11, 3, "/x"));
        harness.Apply(StateHarness.Open(12, 3, "/x"));
        Assert.Null(harness.Thread);
        Assert.Null(harness.Fd);
        harness.Apply(StateHarness.ForkInChild(13, 10));
        Assert.Null(harness.Thread);
        Assert.Equal((3, 2L), (harness.Host.Threads.Count, harness.Host.Counters.ThreadsRefused));
        StateInvariants.Check(harness.Host);

        // Room again.
        harness.Apply(StateHarness.Exit(10)).Settle();
        harness.Apply(StateHarness.ForkInChild(14, 1));
        Assert.Equal(14, harness.Thread!.Tid);
    }

    [Fact]
    public void Apply_FullDescriptorTable_RefusesAndCounts()
    {
        var harness = new StateHarness(new() { MaxDescriptorsPerProcess = 2, MaxDescriptors = 3 }).AddProcess(10, 1).AddProcess(20, 1);
        for (int fd = 3; fd < 6; fd++) harness.Apply(StateHarness.Open(10, fd, "/x"));
        Assert.Null(harness.Fd);
        Assert.Equal(5, harness.FdNumber);
        for (int fd = 3; fd < 5; fd++) harness.Apply(StateHarness.Open(20, fd, "/x"));
        Assert.Equal((3, 2L), (harness.Host.Threads.DescriptorCount, harness.Host.Counters.DescriptorsRefused));

        // One that is open already can be replaced.
        harness.Apply(StateHarness.Open(10, 3, "/y"));
        Assert.Equal("/y", harness.FdName);
    }

    [Fact]
    public void PurgeInactive_ThreadsThatAreGone_AreRemoved()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1).AddProcess(11, 1).AddProcess(20, 10);
        harness.Apply(StateHarness.Open(30, 3, "/x"));
        var asked = new List<long>();
        bool IsAlive(long tid)
        {
            asked.Add(tid);
            return tid is 1 or 20;
        }

        harness.Host.PurgeInactive(T, IsAlive);
        harness.Host.PurgeInactive(T + 299 * Second, IsAlive);
        Assert.Empty(asked);

        harness.Apply(StateHarness.Open(11, 3, "/x").At(T + 100 * Second));
        harness.Host.PurgeInactive(T + 301 * Second, IsAlive);

        // 11 was heard of, 1 and 20 still exist, 30 is a placeholder that nobody answered for.
        Assert.Equal([1, 11, 20], harness.Host.Threads.All.Select(t => t.Tid).Order());
        Assert.Equal(1, harness.Find(20).ParentTid);
        Assert.Equal(2, harness.Host.Counters.ThreadsPurged);
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Apply_EnterEventTooLong_IsCountedAndNotUsed()
    {
        var harness = new StateHarness().AddProcess(10, 1);
        harness.Apply(new EventBuilder(Engine.Events.EventCode.SyscallOpenatV2E, 10).With("dirfd", -100).With("name", new string('x', 9000)).With("flags", 1));
        harness.Apply(StateHarness.Open(10, 3, "/y"));
        Assert.Equal(("/y", 1L), (harness.FdName, harness.Host.Counters.EnterEventsRefused));
    }
}
