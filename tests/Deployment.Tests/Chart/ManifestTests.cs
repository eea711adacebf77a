using Gyrfalcon.Deployment.Tests.Support;
using k8s;

namespace Gyrfalcon.Deployment.Tests.Chart;

/// <summary>What the chart renders is what Kubernetes takes, and what the agent takes; no cluster is asked.</summary>
public sealed class ManifestTests
{
    static readonly string s_least = "driver.modernEbpf.leastPrivileged=true,driver.kind=ebpf";

    /// <summary>Sets of values, with the warnings of the agent that they give rise to.</summary>
    public static TheoryData<string, string[]> Matrix => new()
    {
        { "", [] },
        { s_least, [] },
        { $"{s_least},collectors.kubernetes.enabled=true,networkPolicy.enabled=true", [] },
        { "driver.kind=module", ["there is no kernel module"] },
        { "driver.kind=modern-bpf,driver.modernEbpf.disableIterators=true", ["disable_iterators"] },
        { "driver.enabled=false", [] },
        { "metrics.enabled=true,serviceMonitor.create=true,grafana.dashboards.enabled=true", [] },
        { "controller.kind=deployment,namespace.create=true,priorityClass.create=true,rulesUpdate=live", [] },
        { "certs.server.key=k,certs.server.crt=c,certs.ca.crt=a,certs.client.key=k,certs.client.crt=c", [] },
        { "falcosidekick.enabled=true,falcosidekick.fullfqdn=true,state.hostPath=/var/lib/gyrfalcon", [] },
        { "collectors.enabled=false,serviceAccount.create=false,falco.webserver.enabled=false", [] },
        { "nameOverride=watch,fullnameOverride=watch,namespaceOverride=elsewhere,collectors.kubernetes.enabled=true,collectors.kubernetes.collectorHostname=k8smeta", ["is not needed"] },
    };

    [Theory, MemberData(nameof(Matrix))]
    public void Template_Matrix_IsValidAndTakenByTheAgent(string values, string[] warnings)
    {
        string three = Helm.Three.Template("--set", values, "-f", Helm.SeedValues, "--set", values).Text;
        var manifests = Helm.Four.Template("-f", Helm.SeedValues, "--set", values);

        Assert.Equal(three, manifests.Text);
        // ServiceMonitor is no type of Kubernetes itself.
        Assert.Equal(manifests.Count, Strict(manifests.Text).Count + manifests.Kinds.Count(k => k == "ServiceMonitor"));
        using var files = new RenderedFiles(manifests, values.Contains("fullnameOverride", StringComparison.Ordinal) ? "watch" : "falco");
        var result = files.Run("--dry-run");
        Assert.True(result.ExitCode == 0, result.Error);
        string[] warned = [.. result.Error.Split('\n').Where(l => l.Contains("warning", StringComparison.OrdinalIgnoreCase))];
        Assert.All(warned, line => Assert.Contains(warnings, w => line.Contains(w, StringComparison.Ordinal)));
        Assert.Equal(warnings.Length, warned.Length);
    }

    [Fact]
    public void Template_Matrix_HasTheTypesAndFieldsOfTheSchemas()
    {
        string schemas = Path.Combine(Repository.Root, "artifacts", "tools", "schemas");
        Assert.SkipUnless(Directory.Exists(Path.Combine(schemas, "node_modules")), "needs the schemas of eng/tools.sh");
        string folder = Directory.CreateTempSubdirectory("gyr-manifests-").FullName;
        try
        {
            string[] files = [.. Matrix.Index().Select(row =>
            {
                string file = Path.Combine(folder, $"{row.Index}.yaml");
                File.WriteAllText(file, Helm.Four.Template("-f", Helm.SeedValues, "--set", row.Item.Data.Item1, "--set", "serviceMonitor.create=false").Text);
                return file;
            })];

            var result = Command.Run("node", [Path.Combine(Repository.Root, "eng", "validate-manifests.mjs"), schemas, .. files]);

            Assert.True(result.ExitCode == 0, result.Output + result.Error);
            Assert.EndsWith(" objects are valid\n", result.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Template_LeastPrivileged_HasNoMoreThanItNeeds()
    {
        var manifests = Helm.Four.Template("--set", s_least);

        const string Context = "spec.template.spec.containers.0.securityContext";
        Assert.Equal(["BPF", "PERFMON", "SYS_PTRACE", "DAC_READ_SEARCH"], manifests.List("DaemonSet", $"{Context}.capabilities.add"));
        Assert.Equal(["ALL"], manifests.List("DaemonSet", $"{Context}.capabilities.drop"));
        Assert.Equal("false", manifests.Value("DaemonSet", $"{Context}.privileged"));
        Assert.Equal("false", manifests.Value("DaemonSet", $"{Context}.allowPrivilegeEscalation"));
        Assert.Equal("true", manifests.Value("DaemonSet", $"{Context}.readOnlyRootFilesystem"));
        Assert.Equal("RuntimeDefault", manifests.Value("DaemonSet", $"{Context}.seccompProfile.type"));
        Assert.DoesNotContain("ClusterRole", manifests.Kinds);
    }

    [Theory]
    [InlineData("tollerations=1", "tollerations")]
    [InlineData("image.pullPolicy=Sometimes", "Always")]
    [InlineData("driver.modernEbpf.bufSizePreset=11", "10")]
    [InlineData("customRules.a=1", "customRules")]
    [InlineData("driver.kind=gvisor", "write modern_ebpf")]
    [InlineData("falco.grpc.enabled=true", "write falco.http_output")]
    [InlineData("falcosidekick.config.slack.webhookurl=x", "give this to its own chart")]
    public void Template_WrongValue_SaysWhatAndWhatInstead(string value, string expected)
    {
        foreach (var helm in new[] { Helm.Three, Helm.Four })
        {
            var result = helm.Render(Helm.Chart, "--set", value);
            Assert.NotEqual(0, result.ExitCode);
            Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(3), InlineData(4)]
    public void Lint_Chart_FindsNothing(int helm)
    {
        var result = Helm.Of(helm).Run("lint", "--strict", Helm.Chart, "-f", Helm.SeedValues);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.DoesNotContain("[WARNING]", result.Output, StringComparison.Ordinal);
    }

    static List<object> Strict(string text)
    {
        string known = string.Join("---\n", text.Split("---\n").Where(d => !d.Contains("kind: ServiceMonitor", StringComparison.Ordinal)));
        return KubernetesYaml.LoadAllFromString(known, null, strict: true);
    }
}
