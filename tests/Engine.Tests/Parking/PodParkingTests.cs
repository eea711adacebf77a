using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Tests.State;
using static Gyrfalcon.Engine.Tests.Parking.ParkingHarness;

namespace Gyrfalcon.Engine.Tests.Parking;

/// <summary>What hangs on what an API server tells of a pod waits for it, and for nothing else.</summary>
public sealed class PodParkingTests
{
    // The container in the cgroup of the pod.
    const string PodContainer = "3f1c9a7b5e2d";

    static readonly string s_pod = Rule("pod", "evt.type = execve and k8smeta.deployment.name = cart", "%k8s.deployment.name %proc.name");
    static readonly string s_shown = Rule("shown", "evt.type = execve and container.id != host", "%k8smeta.ns.name %proc.name");
    static readonly string s_container = Rule("container", $"evt.type = execve and container.name = c{PodContainer}", "%container.name %proc.name");

    [Fact]
    public void Process_PodIsToldInTime_WaitsForIt()
    {
        var harness = new ParkingHarness(s_pod + s_shown, matching: RuleMatching.All, asks: false, asksForPods: true).ExecIn(KubernetesBytes.Cgroup).Pass(Start + Millisecond);
        Assert.Empty(harness.Alerts);
        Assert.Equal([KubernetesBytes.PodUid], harness.RequestedPods);

        harness.TellPod(Start + 2 * Millisecond);

        Assert.Equal(["pod: cart sh", "shown: shop sh"], harness.Alerts);
        Assert.All(harness.Json, json => Assert.DoesNotContain("enrichment", json, StringComparison.Ordinal));
        Assert.Equal((0, 1L), (harness.Detector.ParkedCount, harness.Detector.Enrichment.Parked));
    }

    [Fact]
    public void Process_LimitHasPassed_IsDecidedWithoutAndSaysSo()
    {
        var harness = Waiting(s_pod + s_shown).Pass(Start + 499 * Millisecond);
        Assert.Empty(harness.Alerts);

        harness.Pass(Start + 500 * Millisecond);

        Assert.Equal(["shown: <NA> sh (kubernetes: timeout)"], harness.Alerts);
        Assert.StartsWith("{\"enrichment\":\"failed: kubernetes: timeout\",", harness.Json[0], StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, long> { ["kubernetes: timeout"] = 1 }, harness.Detector.Enrichment.Failures);
    }

    [Fact]
    public void Process_ApiServerFails_SaysWhyAlsoOfLaterEvents()
    {
        var harness = Waiting(s_shown).FailPod("kubernetes: connection refused").ExecIn(KubernetesBytes.Cgroup, 21, "/bin/cat");

        Assert.Equal(["shown: <NA> sh (kubernetes: connection refused)", "shown: <NA> cat (kubernetes: connection refused)"], harness.Alerts);
        Assert.Equal(2, harness.Detector.Enrichment.Failures["kubernetes: connection refused"]);
        Assert.Equal(1, harness.Detector.Enrichment.Parked);
    }

    [Fact]
    public void Process_PodComesAfterAFailure_IsKnown() =>
        Assert.Equal("shown: shop cat", Waiting(s_shown).FailPod("late").TellPod().ExecIn(KubernetesBytes.Cgroup, 21, "/bin/cat").Alerts[1]);

    [Fact]
    public void Process_RuleOnTheContainer_DoesNotWaitForTheApiServer()
    {
        var harness = new ParkingHarness(s_pod + s_container, matching: RuleMatching.All, asksForPods: true).ExecIn(KubernetesBytes.Cgroup);
        Assert.Empty(harness.Alerts);

        harness.Tell(PodContainer);
        Assert.Equal([$"container: c{PodContainer} sh"], harness.Alerts);
        Assert.Equal(1, harness.Detector.ParkedCount);

        harness.TellPod();
        Assert.Equal([$"container: c{PodContainer} sh", "pod: cart sh"], harness.Alerts);
        Assert.Equal((0, 0L, 1L), (harness.Detector.ParkedCount, harness.Detector.ParkedBytes, harness.Detector.Enrichment.Parked));
    }

    [Fact]
    public void Process_ContainerIsKnown_RuleOnItWaitsForNothing() =>
        Assert.Equal([$"container: c{PodContainer} sh"], new ParkingHarness(s_container, asksForPods: true).Tell(PodContainer).ExecIn(KubernetesBytes.Cgroup).Alerts);

    [Fact]
    public void Process_PodIsKnown_RuleOnItDoesNotWaitForTheRuntime()
    {
        var harness = new ParkingHarness(s_pod, asksForPods: true).TellPod().ExecIn(KubernetesBytes.Cgroup);

        Assert.Equal([PodContainer], harness.Requested);
        Assert.Equal(["pod: cart sh"], harness.Alerts);
    }

    [Fact]
    public void Process_FirstMatches_RuleBehindTheFirstWaitsForItsOwnAnswer()
    {
        string other = Rule("other", "evt.type = execve and container.name = x", "%proc.name");
        var harness = new ParkingHarness(other + s_pod + s_container, asksForPods: true).ExecIn(KubernetesBytes.Cgroup).Tell(PodContainer);
        Assert.Empty(harness.Alerts);

        Assert.Equal([$"container: c{PodContainer} sh"], harness.FailPod("late").Alerts);
    }

    [Fact]
    public void Process_OnlyOneIsLate_GivesTheReasonOfThatOne()
    {
        string both = Rule("both", "evt.type = execve and container.id != host", "%container.name %k8smeta.ns.name");
        var harness = new ParkingHarness(both, asksForPods: true).ExecIn(KubernetesBytes.Cgroup).Tell(PodContainer).Pass(Start + 500 * Millisecond);
        Assert.Equal([$"both: c{PodContainer} <NA> (kubernetes: timeout)"], harness.Alerts);

        harness = new ParkingHarness(both, asksForPods: true).ExecIn(KubernetesBytes.Cgroup).TellPod().Pass(Start + 500 * Millisecond);
        Assert.Equal(["both: <NA> shop (timeout)"], harness.Alerts);
    }

    // Where the cgroups do not name the pod, the runtime does.
    [Fact]
    public void Process_RuntimeSaysWhichPod_WaitsForOneAfterTheOther()
    {
        var harness = new ParkingHarness(s_pod, asksForPods: true).Exec(20);
        Assert.Empty(harness.RequestedPods);

        harness.Process(ContainerBytes.Event($$"""{"container":{"id":"{{Id}}","type":6,"labels":{"io.kubernetes.pod.uid":"{{KubernetesBytes.PodUid}}"} } }"""));
        Assert.Equal([KubernetesBytes.PodUid], harness.RequestedPods);
        Assert.Empty(harness.Alerts);

        Assert.Equal(["pod: cart sh"], harness.TellPod().Alerts);
    }

    [Fact]
    public void Process_RuntimeDoesNotSayWhichPod_GivesItsReason() =>
        Assert.Equal(
            ["r: <NA> (gone)"],
            new ParkingHarness(Rule("r", "evt.type = execve and container.id != host", "%k8smeta.ns.name"), asksForPods: true).Exec(20).Fail("gone").Alerts);

    [Fact]
    public void Process_TooManyEvents_OldestIsDecided() =>
        Assert.Equal(
            ["shown: <NA> sh (kubernetes: overflow)"],
            new ParkingHarness(s_shown, new ParkingOptions { MaxEvents = 1 }, asks: false, asksForPods: true)
                .ExecIn(KubernetesBytes.Cgroup).ExecIn(KubernetesBytes.Cgroup, 21, "/bin/cat").Alerts);

    [Fact]
    public void Complete_DecidesWhatWaits()
    {
        var harness = Waiting(s_shown);

        harness.Detector.Complete();

        Assert.Equal(["shown: <NA> sh (kubernetes: end of stream)"], harness.Alerts);
    }

    [Fact]
    public void Process_NoWait_IsAsInTheReference() =>
        Assert.Equal(
            ["shown: <NA> sh"],
            new ParkingHarness(s_shown, new ParkingOptions { Wait = TimeSpan.Zero }, asks: false, asksForPods: true).ExecIn(KubernetesBytes.Cgroup).Alerts);

    [Fact]
    public void Process_NobodyAsksAnApiServer_DoesNotWaitAndSaysSo() =>
        Assert.Equal(
            ["shown: <NA> sh (kubernetes: no API server has told of the pod)"],
            new ParkingHarness(s_shown, asks: false).ExecIn(KubernetesBytes.Cgroup).Alerts);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void Process_CaptureSaysWhoWasAsked_WaitsForThose(byte who, int parked)
    {
        var harness = new ParkingHarness(s_pod, asks: false).Process(new EventBuilder(EventCode.EnrichmentRecord).With(0, [who])).ExecIn(KubernetesBytes.Cgroup);

        Assert.Equal(parked, harness.Detector.ParkedCount);
    }

    static ParkingHarness Waiting(string rules) => new ParkingHarness(rules, asks: false, asksForPods: true).ExecIn(KubernetesBytes.Cgroup);
}
