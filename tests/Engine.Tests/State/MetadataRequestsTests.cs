using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class MetadataRequestsTests
{
    const ulong T = EventBuilder.DefaultTimestamp;
    const ulong Second = 1_000_000_000;

    static readonly byte[] _id = Encoding.UTF8.GetBytes(ContainerBytes.Id);

    [Fact]
    public void Apply_ThreadsInAnUnknownContainer_ItIsAskedForOnce()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1, cgroup: ContainerBytes.Cgroup(ContainerBytes.Id));
        harness.Apply(ExecIn(11, ContainerBytes.Id, T)).Apply(ExecIn(12, ContainerBytes.Id, T));

        Assert.Equal([ContainerBytes.Id], harness.RequestedContainers);
        Assert.True(harness.Host.ContainerRequests.IsPending(_id));
        Assert.False(harness.Host.ContainerRequests.IsPending("other"u8));
    }

    [Fact]
    public void Apply_ContainerComes_IsPendingNoMore()
    {
        var harness = new StateHarness().Apply(ExecIn(11, ContainerBytes.Id, T)).Apply(ContainerBytes.Event(ContainerBytes.Cart));
        Assert.False(harness.Host.ContainerRequests.IsPending(_id));
        Assert.Equal(0, harness.Host.ContainerRequests.Count);

        harness.Apply(ExecIn(12, ContainerBytes.Id, T));
        Assert.Single(harness.RequestedContainers);
    }

    [Fact]
    public void Apply_ContainerFailed_ReasonStaysUntilItComes()
    {
        var harness = new StateHarness().Apply(ExecIn(11, ContainerBytes.Id, T)).Apply(Failed(_id, "cri: timed out", T));
        Assert.False(harness.Host.ContainerRequests.IsPending(_id));
        Assert.Equal("cri: timed out"u8, harness.Host.ContainerRequests.FailureOf(_id));

        harness.Apply(ContainerBytes.Event(ContainerBytes.Cart)).Apply(Failed(_id, "docker: 404", T));
        Assert.True(harness.Host.ContainerRequests.FailureOf(_id).IsEmpty);
        Assert.Equal(0, harness.Host.Counters.RecordsMalformed);
    }

    [Fact]
    public void Apply_NewThreadAfterAFailure_AsksAgainEveryTenSeconds()
    {
        var harness = new StateHarness().Apply(ExecIn(11, ContainerBytes.Id, T)).Apply(Failed(_id, "refused", T));
        foreach (ulong seconds in (ulong[])[1, 9, 10, 15, 20]) harness.Apply(ExecIn(11, ContainerBytes.Id, T + seconds * Second));

        Assert.Equal(3, harness.RequestedContainers.Count);
        Assert.Equal("refused"u8, harness.Host.ContainerRequests.FailureOf(_id));
    }

    [Fact]
    public void Apply_ContainersWithoutEnd_OldestGivesWayAndIsAskedForAgain()
    {
        var harness = new StateHarness(new() { MaxContainers = 100 });
        for (int i = 0; i < 10_000; i++)
        {
            string id = i.ToString("x12");
            harness.Apply(ExecIn(11, id, T));
            if (i % 3 == 0) harness.Apply(ContainerBytes.Event(ContainerBytes.Small(id)));
            if (i % 3 == 1) harness.Apply(Failed(Encoding.UTF8.GetBytes(id), "gone", T));
        }

        Assert.InRange(harness.Host.ContainerRequests.Count, 50, 100);
        Assert.Equal(100, harness.Host.Containers.Count);
        harness.Apply(ExecIn(11, 1.ToString("x12"), T));
        Assert.Equal(10_001, harness.RequestedContainers.Count);
    }

    [Fact]
    public void Apply_FailureWithoutId_IsMalformed()
    {
        var harness = new StateHarness().Apply(Failed([], "why", T));
        Assert.Equal((0, 1L), (harness.Host.ContainerRequests.Count, harness.Host.Counters.RecordsMalformed));
    }

    static EventBuilder Failed(byte[] id, string reason, ulong at) =>
        new EventBuilder(EventCode.ContainerFailed, -1, at).With(0, id).With(1, Encoding.UTF8.GetBytes(reason));

    static EventBuilder ExecIn(long tid, string container, ulong at) =>
        StateHarness.Exec(tid, "/bin/sh", at).WithList("cgroups", "cpu=" + ContainerBytes.Cgroup(container), "memory=" + ContainerBytes.Cgroup(container));
}
