using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Tests.State;
using static Gyrfalcon.Engine.Tests.Parking.ParkingHarness;

namespace Gyrfalcon.Engine.Tests.Parking;

/// <summary>Where nothing matches and nothing may match, nothing is allocated, whether containers and pods are awaited or not.</summary>
public sealed class ParkingAllocationTests
{
    static readonly string s_rules = RulesOn("container.name");
    static readonly string s_podRules = RulesOn("k8smeta.ns.name");

    [Theory]
    [InlineData(20, 1)]
    [InlineData(21, 1)]
    [InlineData(10, 1)]
    [InlineData(20, 0)]
    public void Process_NoRuleMayMatch_AllocatesNothing(long tid, int awaited)
    {
        // 20 runs in the container that is awaited, 21 in one that is known, 10 on the host.
        var harness = new ParkingHarness(s_rules).Exec(20).Exec(21, id: "ffffffffffff").Tell("ffffffffffff");
        if (awaited == 0) harness.Tell();
        Assert.Equal(awaited, harness.Host.ContainerRequests.PendingCount);
        AssertNothingIsAllocated(harness, tid);
    }

    // 20 runs in the pod that is awaited, 10 on the host.
    [Theory]
    [InlineData(20)]
    [InlineData(10)]
    public void Process_PodIsAwaited_AllocatesNothing(long tid)
    {
        var harness = new ParkingHarness(s_podRules, asks: false, asksForPods: true).ExecIn(KubernetesBytes.Cgroup);
        Assert.Equal(1, harness.Host.PodRequests.PendingCount);
        AssertNothingIsAllocated(harness, tid);
    }

    static void AssertNothingIsAllocated(ParkingHarness harness, long tid)
    {
        byte[][] blocks = [StateHarness.Open(tid, 3, "/etc/passwd").Build(), StateHarness.Close(tid, 3).Build()];
        Round(2_000);

        Assert.Equal(0, QuietRound.Allocated(() => Round(2_000)));
        Assert.Equal(0, harness.Detector.ParkedCount);

        void Round(int times)
        {
            for (int i = 0; i < times; i++)
                foreach (byte[] block in blocks) harness.Detector.Process(EventBuilder.View(block));
        }
    }

    static string RulesOn(string field) => string.Concat(Enumerable.Range(0, 100).Select(i =>
        Rule($"r{i}", $"evt.type in (openat, close) and {field} = n{i % 7} and fd.name = /f{i}", $"%{field} %fd.name")));
}
