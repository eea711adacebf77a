using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

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

    [Fact]
    public void Apply_FullThreadTable_IdleThreadsWithoutChildrenGiveWay()
    {
        var harness = new StateHarness(new() { MaxThreads = 4 }).AddProcess(1).AddProcess(10, 1).AddProcess(11, 10).AddProcess(12, 10);
        harness.Apply(StateHarness.Open(12, 3, "/x").At(T));
        harness.Apply(StateHarness.Open(20, 3, "/x").At(T + 301 * Second));

        // 12 was heard of 301 s ago and 11 never; 10 is their parent, and 1 its.
        Assert.Equal([1, 10, 20], harness.Host.Threads.All.Select(t => t.Tid).Order());
        Assert.Equal((2L, 0L), (harness.Host.Counters.ThreadsEvicted, harness.Host.Counters.ThreadsRefused));
        StateInvariants.Check(harness.Host);

        // Nobody else is idle, so nobody gives way.
        foreach (long tid in (long[])[1, 10]) harness.Apply(StateHarness.Open(tid, 3, "/x").At(T + 302 * Second));
        harness.Apply(StateHarness.ForkInChild(21, 20, T + 302 * Second)).Apply(StateHarness.ForkInChild(22, 20, T + 312 * Second));
        Assert.Equal((2L, 1L), (harness.Host.Counters.ThreadsEvicted, harness.Host.Counters.ThreadsRefused));
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Apply_FullTableWhileAChildIsMade_LeavesAWholeState()
    {
        var harness = new StateHarness(new() { MaxThreads = 3 }).AddProcess(1).AddProcess(10, 1).AddProcess(11, 1);
        harness.Apply(StateHarness.Open(1, 3, "/x").At(T)).Apply(StateHarness.ForkInChild(50, 49, T + 400 * Second));

        Assert.Equal(50, harness.Thread!.Tid);
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Apply_ManyExitsAtATime_ForgottenOnesAreCounted()
    {
        var harness = new StateHarness().AddProcess(1);
        foreach (long tid in (long[])[100, 100 + 8192, 200])
            harness.Apply(StateHarness.ForkInChild(tid, 1)).Apply(StateHarness.Exit(tid)).Settle();
        Assert.Equal(1, harness.Host.Counters.ExitsForgotten);

        harness.Apply(StateHarness.ForkInChild(200 + 8192, 1, T + 10 * Second)).Apply(StateHarness.Exit(200 + 8192, T + 10 * Second)).Settle();
        Assert.Equal(1, harness.Host.Counters.ExitsForgotten);
    }

    [Fact]
    public void Add_InterfacesBeyondTheLimit_AreRefusedAndCounted()
    {
        var host = new HostState(new() { MaxInterfaceAddresses = 2 });
        for (uint i = 1; i < 4; i++) host.Interfaces.Add(i, uint.MaxValue);
        host.Interfaces.Add(UInt128.One);
        Assert.Equal((2, 2L), (host.Interfaces.Count, host.Counters.InterfacesRefused));
    }

    [Fact]
    public void Apply_OneSocketToldOfAgainAndAgain_WaitsForItsRoleABoundedNumberOfTimes()
    {
        var harness = new StateHarness(new() { MaxDescriptors = 10 }).AddProcess(10, 1);
        byte[] list = DescriptorRecordReaderTests.List(10, DescriptorRecordReaderTests.Socket(5, "10.0.0.1:22", "10.0.0.2:40000"));
        for (int i = 0; i < 100; i++) harness.Apply(new EventBuilder(Engine.Events.EventCode.DescriptorRecord, 10, 0).With(0, list));
        Assert.Equal((10, 90L), (harness.Host.Sizes.UnsettledSockets, harness.Host.Counters.SocketsUnsettled));
        harness.Settle();
        Assert.Equal(0, harness.Host.Sizes.UnsettledSockets);
    }

    [Fact]
    public void Sizes_AfterEvents_SayHowMuchThereIs()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1).AddThread(11, 10, 1);
        harness.Apply(StateHarness.Open(10, 3, "/x")).Apply(StateHarness.Open(12, 3, "/x")).Apply(ContainerBytes.Event(ContainerBytes.Cart)).Apply(KubernetesBytes.Pod());
        var resource = harness.Host.Kubernetes.Find(KubernetesKind.Pod, Encoding.UTF8.GetBytes(KubernetesBytes.PodUid))!;
        harness.Host.Users.SetUser(default, 1, 1, "a"u8, default, default);
        harness.Host.Interfaces.Add(1, 1);

        Assert.Equal(new StateSizes(Threads: 4, Processes: 2, Descriptors: 2, Users: 1, InterfaceAddresses: 1, Containers: 1, ContainerBytes.Cart.Length, Resources: 1, resource.Size, UnsettledSockets: 0), harness.Host.Sizes);
        harness.Host.Clear();
        Assert.Equal(default, harness.Host.Sizes);
    }

    [Fact]
    public void Reset_ScratchThatHasGrownLarge_GivesItUp()
    {
        var scratch = new Scratch();
        int initial = scratch.Size;
        scratch.Take(500_000);
        scratch.Reset();
        Assert.InRange(scratch.Size, 500_000, 1_000_000);
        scratch.Take(5_000_000);
        scratch.Reset();
        Assert.Equal(initial, scratch.Size);
    }
}
