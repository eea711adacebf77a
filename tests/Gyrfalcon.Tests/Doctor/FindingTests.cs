using Gyrfalcon.Configuration;
using Gyrfalcon.Doctor;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Enrichment;
using Gyrfalcon.Enrichment.Kubernetes;
using Xunit;

namespace Gyrfalcon.Tests.Doctor;

/// <summary>What the checks make of what they see.</summary>
public sealed class FindingTests
{
    const string Limits = "Limit                     Soft Limit           Hard Limit           Units     \nMax locked memory         65536                65536                bytes     \n";

    [Fact]
    public void Memlock_OldKernelWithALimit_IsAWarningWithRemedy()
    {
        var finding = MachineChecks.Memlock(new(5, 10), Limits);

        Assert.Equal((FindingState.Warning, "65536 bytes"), (finding.State, finding.Text));
        Assert.Contains("ulimit -l", finding.Remedy);
        Assert.Equal(FindingState.Good, MachineChecks.Memlock(new(5, 11), Limits).State);
        Assert.Equal(FindingState.Good, MachineChecks.Memlock(new(5, 10), Limits.Replace("65536", "unlimited", StringComparison.Ordinal)).State);
    }

    [Fact]
    public void Clock_NotSynchronised_IsAWarning()
    {
        Assert.Equal(
            (FindingState.Good, FindingState.Warning, FindingState.Absent),
            (MachineChecks.Clock(true).State, MachineChecks.Clock(false).State, MachineChecks.Clock(null).State));
    }

    [Fact]
    public void Disk_BelowAGigabyte_IsAWarning()
    {
        Assert.Equal("1.0 GB free at /x", MachineChecks.Disk("/x", 1_000_000_000).Text);
        Assert.Equal((FindingState.Warning, FindingState.Good), (MachineChecks.Disk("/x", 1_000_000_000).State, MachineChecks.Disk("/x", 2_000_000_000).State));
    }

    [Fact]
    public void Lack_OfThePossibilityToDetect_IsAFailureWithTheRemedyApart()
    {
        Assert.Equal(new("probe", FindingState.Failure, "It may not", "run it as root"), Finding.OfSentence("probe", FindingState.Failure, "It may not: run it as root."));
    }

    [Theory]
    [InlineData("", true, true, FindingState.Good, "/proc shows those of the host")]
    [InlineData("/host", true, false, FindingState.Warning, "/host/proc (HOST_ROOT) shows those of a pid namespace")]
    [InlineData("/host", false, false, FindingState.Failure, "/host/proc (HOST_ROOT) has no processes")]
    internal void Processes_ByWhatProcShows(string root, bool hasProc, bool isHost, FindingState state, string text)
    {
        var finding = HostChecks.Processes(root, hasProc, isHost);
        Assert.Equal((state, text, state != FindingState.Good), (finding.State, finding.Text, finding.Remedy.Length > 0));
    }

    [Theory]
    [InlineData(true, false, "=/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-podx.slice/cri-containerd-a.scope\0", "version 2, containers by the systemd driver")]
    [InlineData(false, true, "memory=/kubepods/besteffort/podx/a\0", "hybrid of versions 1 and 2, containers by the cgroupfs driver")]
    [InlineData(false, false, "memory=/user.slice\0", "version 1, no containers to tell the driver from")]
    public void Layout_ByWhatIsMounted(bool isUnified, bool isHybrid, string cgroups, string text) =>
        Assert.Equal(text, HostChecks.Layout(isUnified, isHybrid, [System.Text.Encoding.UTF8.GetBytes(cgroups)]).Text);

    [Fact]
    public void Runtimes_ThatDoNotAnswer_AreWarningsWithRemedies()
    {
        SurveyedSocket[] sockets =
        [
            new("cri", "/a", IsThere: true, null), new("cri", "/b", IsThere: false, null), new("docker", "/c", IsThere: true, "permission denied"),
            new("docker", "/d", IsThere: true, "connection refused"), new("podman", "/e", IsThere: true, "no answer in 2 s"),
        ];
        var findings = RuntimeChecks.OfAnswers(new(sockets, Known: 3), 5).ToList();

        Assert.Equal(
            [FindingState.Good, FindingState.Absent, FindingState.Warning, FindingState.Warning, FindingState.Warning, FindingState.Warning],
            findings.Select(f => f.State));
        Assert.All(findings.Where(f => f.State == FindingState.Warning), f => Assert.NotEqual("", f.Remedy));
        Assert.Equal("3 of 5 that run here are known", findings[^1].Text);
    }

    [Fact]
    public void Kubernetes_NotAskedRefusedOrAnswering()
    {
        var address = new Uri("https://10.0.0.1");
        Assert.Equal(FindingState.Absent, KubernetesCheck.Of(new(null, "not in a cluster")).State);
        Assert.Equal((FindingState.Warning, "https://10.0.0.1/: status 403"), (KubernetesCheck.Of(new(address, "status 403")).State, KubernetesCheck.Of(new(address, "status 403")).Text));
        Assert.Equal(FindingState.Good, KubernetesCheck.Of(new(address, null)).State);
    }

    [Fact]
    public void Rules_None_IsAFailure()
    {
        var findings = RulesChecks.Run(new Settings { Outputs = new() { Stdout = false } }, new DiagnosticBag()).ToList();

        Assert.Equal([("configuration", FindingState.Good), ("rules", FindingState.Failure), ("outputs", FindingState.Failure)], findings.Select(f => (f.Check, f.State)));
    }

    [Fact]
    public void Check_ThatThrows_IsAFailedLine()
    {
        var finding = Assert.Single(Examination.Bounded("probe", () => throw new InvalidOperationException("broken")));
        Assert.Equal((FindingState.Failure, "the check failed: broken"), (finding.State, finding.Text));
    }
}
