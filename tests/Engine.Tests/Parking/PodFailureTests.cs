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
        var harness = Exec(new(s_shown), KubernetesBytes.Cgroup);

        Assert.Contains($"\"enrichment\":\"failed: {Reason}\"", Assert.Single(harness.Json), StringComparison.Ordinal);
        Assert.Equal(1, harness.Detector.Enrichment.Failures[Reason]);
    }

    [Fact]
    public void Process_PodIsKnown_AlertSaysNothing()
    {
        var harness = new ParkingHarness(s_shown);
        foreach (var ev in KubernetesBytes.Relatives.Append(KubernetesBytes.Pod())) harness.Process(ev);
        Exec(harness, KubernetesBytes.Cgroup);

        Assert.DoesNotContain("enrichment", Assert.Single(harness.Json), StringComparison.Ordinal);
        Assert.Contains("cart sh\"", harness.Json[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Process_ContainerInNoPod_AlertSaysNothing() =>
        Assert.DoesNotContain("enrichment", Assert.Single(Exec(new(s_shown), ContainerBytes.Cgroup(Id)).Json), StringComparison.Ordinal);

    [Fact]
    public void Process_RuleReadsNothingOfThePod_AlertSaysNothing() =>
        Assert.DoesNotContain(
            "enrichment", Assert.Single(Exec(new(Rule("r", "evt.type = execve", "%proc.name")), KubernetesBytes.Cgroup).Json), StringComparison.Ordinal);

    [Fact]
    public void Process_WaitOfNothing_IsTheReferencesWay() =>
        Assert.DoesNotContain(
            "enrichment", Assert.Single(Exec(new(s_shown, new ParkingOptions { Wait = TimeSpan.Zero }), KubernetesBytes.Cgroup).Json), StringComparison.Ordinal);

    static ParkingHarness Exec(ParkingHarness harness, string cgroup)
    {
        harness.Process(StateHarness.ForkInChild(20, 10, Start));
        return harness.Process(StateHarness.Exec(20, "/bin/sh", Start).With("ptid", 10).WithList("cgroups", "cpu=" + cgroup));
    }
}
