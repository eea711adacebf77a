using Gyrfalcon.Deployment.Tests.Support;

namespace Gyrfalcon.Deployment.Tests.Chart;

/// <summary>
/// The seed's values with the unmodified chart of Falco, which is not part of this repository: <c>GYR_FALCO_CHART</c> names its
/// folder. What it depends on is off in these values and left out.
/// </summary>
public sealed class UpstreamChartTests
{
    [Theory, InlineData(3, "modern_ebpf"), InlineData(4, "modern_ebpf"), InlineData(4, "module")]
    public void Template_SeedValuesWithFalcosChart_RunOurImageAndAreTakenByTheAgent(int helm, string driver)
    {
        string? chart = Environment.GetEnvironmentVariable("GYR_FALCO_CHART");
        Assert.SkipUnless(Directory.Exists(chart), "needs GYR_FALCO_CHART, the folder of Falco's chart 9.1.0");
        string copy = Directory.CreateTempSubdirectory("gyr-falco-").FullName;
        try
        {
            Command.Run("cp", "-r", $"{chart}/.", copy).Succeeded("cp");
            string description = Path.Combine(copy, "Chart.yaml");
            string text = File.ReadAllText(description);
            File.WriteAllText(description, text[..text.IndexOf("dependencies:", StringComparison.Ordinal)]);

            var manifests = Manifests.Parse(Helm.Of(helm).Render(copy, "-f", Helm.SeedValues, "--set", $"driver.kind={driver}").Succeeded("helm template").Output);

            Assert.Equal("falco", manifests.Value("DaemonSet", "metadata.name"));
            Assert.Equal("ghcr.io/gyrfalcon/gyrfalcon:0.1.0", manifests.Value("DaemonSet", "spec.template.spec.containers.0.image"));
            Assert.Equal("/usr/bin/falco", manifests.Value("DaemonSet", "spec.template.spec.containers.0.args.0"));
            Assert.Null(manifests.Value("DaemonSet", "spec.template.spec.containers.1.name"));
            Assert.Null(manifests.Value("DaemonSet", "spec.template.spec.initContainers.0.name"));
            using var files = new RenderedFiles(manifests);
            var result = files.Run("--dry-run");
            Assert.True(result.ExitCode == 0, result.Error);
            Assert.Contains("rules are loaded: 7 of 1 file", result.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
