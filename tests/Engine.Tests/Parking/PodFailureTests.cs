using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.Tests.State;
using static Gyrfalcon.Engine.Tests.Parking.ParkingHarness;

namespace Gyrfalcon.Engine.Tests.Parking;

/// <summary>An alert that lacks what an API server tells of its pod says so.</summary>
public sealed class PodFailureTests
{
    const string Reason = "kubernetes: no API server has told of the pod";

    static readonly string s_shown = Rule("r", "evt.type = execve and container.id != host", "%k8smeta.deployment.name %proc.name");

    [Fact]
    public void Process_PodIsNotKnown_AlertSaysWhy()
    {
        var harness = new ParkingHarness(s_shown).ExecIn(KubernetesBytes.Cgroup);

        Assert.Contains($"\"enrichment\":\"failed: {Reason}\"", Assert.Single(harness.Json), StringComparison.Ordinal);
        Assert.Equal(1, harness.Detector.Enrichment.Failures[Reason]);
    }

    [Fact]
    public void Process_PodIsKnown_AlertSaysNothing()
    {
        var harness = new ParkingHarness(s_shown).TellPod().ExecIn(KubernetesBytes.Cgroup);

        Assert.DoesNotContain("enrichment", Assert.Single(harness.Json), StringComparison.Ordinal);
        Assert.Contains("cart sh\"", harness.Json[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Process_ContainerInNoPod_AlertSaysNothing() =>
        Assert.DoesNotContain("enrichment", Assert.Single(new ParkingHarness(s_shown).Exec(20).Json), StringComparison.Ordinal);

    [Fact]
    public void Process_RuleReadsNothingOfThePod_AlertSaysNothing() =>
        Assert.DoesNotContain(
            "enrichment", Assert.Single(new ParkingHarness(Rule("r", "evt.type = execve", "%proc.name")).ExecIn(KubernetesBytes.Cgroup).Json), StringComparison.Ordinal);

    [Fact]
    public void Process_WaitOfNothing_IsTheReferencesWay() =>
        Assert.DoesNotContain(
            "enrichment", Assert.Single(new ParkingHarness(s_shown, new ParkingOptions { Wait = TimeSpan.Zero }).ExecIn(KubernetesBytes.Cgroup).Json), StringComparison.Ordinal);
}
