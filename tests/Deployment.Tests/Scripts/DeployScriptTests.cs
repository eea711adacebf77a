using Gyrfalcon.Deployment.Tests.Api;
using Gyrfalcon.Deployment.Tests.Support;

namespace Gyrfalcon.Deployment.Tests.Scripts;

/// <summary>The deploy scripts drive real helm and kubectl against an API server in memory.</summary>
public sealed class DeployScriptTests
{
    const string DaemonSet = "/apis/apps/v1/namespaces/falco-system/daemonsets/falco";
    const string Rules = "/api/v1/namespaces/falco-system/configmaps/falco-rules";

    /// <summary>Each script with what may be wrong, the exit code, and what has to be said.</summary>
    public static TheoryData<string, string, int, string> Troubles
    {
        get
        {
            var data = new TheoryData<string, string, int, string>();
            foreach (string shell in (string[])["bash", "powershell"])
            {
                data.Add(shell, "values", 1, "/nowhere/values.yaml is not there");
                data.Add(shell, "rights", 2, "'create daemonsets.apps'");
                data.Add(shell, "kernel", 2, "no node has Linux 5.8 or later");
                data.Add(shell, "chart", 3, "helm upgrade failed");
                data.Add(shell, "pods", 4, "kubectl describe pod");
                data.Add(shell, "probe", 5, "gyr doctor");
                data.Add(shell, "alert", 6, "no alert came within 2 s");
            }

            return data;
        }
    }

    [Theory, InlineData("bash", 3), InlineData("bash", 4), InlineData("powershell", 4)]
    public async Task Deploy_ThroughTheLifeOfARelease_InstallsUpgradesRollsBackAndUninstalls(string shell, int major)
    {
        await using var server = new ApiServer();
        var helm = Helm.Of(major);
        var script = new DeployScript(shell, helm, server);

        var installed = script.Run();
        Assert.True(installed.ExitCode == 0, installed.Output + installed.Error);
        Assert.Contains("rules are loaded: 7 of 1 file", installed.Output, StringComparison.Ordinal);
        Assert.Contains("rule=Sensitive File Access in Container)", installed.Output, StringComparison.Ordinal);
        Assert.Equal("privileged", (string?)server.Find("/api/v1/namespaces/falco-system")!["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]);
        Assert.NotNull(server.Find(DaemonSet));
        Assert.DoesNotContain(server.Names("/api/v1/pods"), name => name.StartsWith("falco-test", StringComparison.Ordinal));

        string values = Path.GetTempFileName();
        File.WriteAllText(values, File.ReadAllText(Helm.SeedValues) + "    - rule: Mine\n      desc: mine\n      condition: evt.type = ptrace\n      output: mine\n      priority: CRITICAL\n");
        var upgraded = script.Run("-ValuesFile", values, "-SkipTest");
        File.Delete(values);
        Assert.True(upgraded.ExitCode == 0, upgraded.Output + upgraded.Error);
        Assert.Contains("revision 2", upgraded.Output, StringComparison.Ordinal);
        Assert.Contains("rules are loaded: 8 of 1 file", upgraded.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("test alert", upgraded.Output, StringComparison.Ordinal);
        string checksum = Checksum(server);

        helm.Run("rollback", "falco", "-n", Helm.Falco, "--kubeconfig", server.KubeConfig).Succeeded("helm rollback");
        Assert.DoesNotContain("rule: Mine", server.Find(Rules)!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEqual(checksum, Checksum(server));
        string listed = helm.Run("list", "-n", Helm.Falco, "--kubeconfig", server.KubeConfig).Succeeded("helm list").Output;
        Assert.Contains("gyrfalcon-0.1.0", listed, StringComparison.Ordinal);

        var removed = script.Run("-Uninstall");
        Assert.True(removed.ExitCode == 0, removed.Output + removed.Error);
        Assert.Null(server.Find(DaemonSet));
        Assert.Empty(server.Names("/api/v1/namespaces/falco-system/secrets"));
        Assert.NotNull(server.Find("/api/v1/namespaces/falco-system"));
    }

    [Theory, InlineData("bash"), InlineData("powershell")]
    public async Task Deploy_WhatIf_ChangesNothing(string shell)
    {
        await using var server = new ApiServer();

        var result = new DeployScript(shell, Helm.Four, server).Run("-WhatIf");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("would run: helm upgrade --install falco", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 DaemonSet", result.Output, StringComparison.Ordinal);
        Assert.Equal(["default"], server.Names("/api/v1/namespaces"));
    }

    [Theory, InlineData("bash"), InlineData("powershell")]
    public async Task Deploy_OtherNamespace_IsUsed(string shell)
    {
        await using var server = new ApiServer();

        var result = new DeployScript(shell, Helm.Four, server).Run("-Namespace", "security", "-SkipTest");

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.NotNull(server.Find("/apis/apps/v1/namespaces/security/daemonsets/falco"));
    }

    [Theory, MemberData(nameof(Troubles)), Trait("Category", "Long")]
    public async Task Deploy_WhenSomethingIsWrong_SaysWhatAndEndsWithItsCode(string shell, string trouble, int code, string text)
    {
        await using var server = new ApiServer(trouble == "kernel" ? "4.15.0-213-generic" : "5.15.0-1092-azure");
        if (trouble == "rights") server.Denied.Add("create daemonsets");
        if (trouble == "pods") server.Node.IsReady = false;
        if (trouble == "probe") server.Node.IsAttached = false;
        if (trouble == "alert") server.Node.IsWatched = false;
        string[] options = trouble switch
        {
            "values" => ["-ValuesFile", "/nowhere/values.yaml"],
            "chart" => ["-ValuesFile", Path.Combine(Repository.Root, "rules", "zero-trust.yaml")],
            _ => ["-Timeout", "2"],
        };

        var result = new DeployScript(shell, Helm.Four, server).Run(options);

        string said = result.Output + result.Error;
        Assert.True(code == result.ExitCode, said);
        Assert.Contains("FAILED: ", said, StringComparison.Ordinal);
        Assert.Contains(text, said, StringComparison.Ordinal);
    }

    static string Checksum(ApiServer server) =>
        (string)server.Find(DaemonSet)!["spec"]!["template"]!["metadata"]!["annotations"]!["checksum/rules"]!;
}
