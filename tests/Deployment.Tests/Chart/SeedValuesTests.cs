using System.Text.RegularExpressions;
using Gyrfalcon.Deployment.Tests.Support;

namespace Gyrfalcon.Deployment.Tests.Chart;

/// <summary>kubernetes/monitoring/falco/values.yaml with our chart.</summary>
public sealed partial class SeedValuesTests
{
    [Theory, InlineData(3), InlineData(4)]
    public void Template_SeedValues_GiveADaemonSetThatTheSeedFinds(int helm)
    {
        var manifests = Helm.Of(helm).Template("-f", Helm.SeedValues);

        Assert.Equal("falco", manifests.Value("DaemonSet", "metadata.name"));
        Assert.Equal(Helm.Falco, manifests.Value("DaemonSet", "metadata.namespace"));
        Assert.Equal("falco", manifests.Value("DaemonSet", "spec.template.spec.containers.0.name"));
        Assert.Equal("falco", manifests.Label("DaemonSet", "spec.template.metadata.labels", "app.kubernetes.io/name"));
        Assert.Equal("200m", manifests.Value("DaemonSet", "spec.template.spec.containers.0.resources.limits.cpu"));
        Assert.Equal("256Mi", manifests.Value("DaemonSet", "spec.template.spec.containers.0.resources.limits.memory"));
        Assert.Equal("Exists", manifests.Value("DaemonSet", "spec.template.spec.tolerations.0.operator"));
        Assert.Equal("true", manifests.Value("DaemonSet", "spec.template.spec.hostPID"));
        Assert.Equal("false", manifests.Value("DaemonSet", "spec.template.spec.automountServiceAccountToken"));
    }

    [Fact]
    public void Template_SeedValues_AreTakenByTheAgentWithoutAWarning()
    {
        using var files = new RenderedFiles(Helm.Four.Template("-f", Helm.SeedValues));

        var result = files.Run("--dry-run");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("warning", result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("rules are loaded: 7 of 1 file", result.Error);
    }

    [Fact]
    public void Replay_SeedValues_GiveLinesThatTheSeedsFiltersFind()
    {
        using var files = new RenderedFiles(Helm.Four.Template("-f", Helm.SeedValues));
        string capture = Path.Combine(Repository.Root, "tests", "fixtures", "demo.scap");

        var result = files.Run("-o", "engine.kind=replay", "-o", $"engine.replay.capture_file={capture}");

        string[] alerts = [.. result.Output.Split('\n').Where(l => l.StartsWith('{'))];
        Assert.Equal(3, alerts.Length);
        Assert.All(alerts, line =>
        {
            // The seed's KQL: `contains` knows no case.
            Assert.Contains("falco", line, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("\"priority\":\"Warning\"", line, StringComparison.Ordinal);
            Assert.Equal("WARNING", PriorityPattern.Match(line).Groups[1].Value);
            // The output ends with it.
            Assert.Matches("rule=[^)]+\\)\",", line);
        });
        Assert.Equal(
            ["/etc Directory Modified", "Sensitive File Access in Container", "Shell Spawned in Container"],
            alerts.Select(line => RulePattern.Match(line).Groups[1].Value).Order(StringComparer.Ordinal));
    }

    /// <summary>With <c>GYR_UPDATE=1</c> the values are written instead of compared.</summary>
    [Fact]
    public void CustomRules_SeedValues_AreTheRulesOfTheRepository()
    {
        const string Key = "  zero-trust-rules.yaml: |-\n";
        string values = File.ReadAllText(Helm.SeedValues);
        string rules = string.Join('\n', File.ReadAllText(Repository.ZeroTrustRules).TrimEnd().Split('\n').Select(l => l.Length == 0 ? l : "    " + l));
        string expected = values[..(values.IndexOf(Key, StringComparison.Ordinal) + Key.Length)] + rules + "\n";
        if (Environment.GetEnvironmentVariable("GYR_UPDATE") == "1") File.WriteAllText(Helm.SeedValues, values = expected);

        Assert.True(values == expected, "the rules in kubernetes/monitoring/falco/values.yaml are not those of rules/zero-trust.yaml; GYR_UPDATE=1 writes them");
    }

    [GeneratedRegex(@"priority=(\w+)")]
    static partial Regex PriorityPattern { get; }

    [GeneratedRegex(@"rule=([^)]+)")]
    static partial Regex RulePattern { get; }
}
