using Xunit;

namespace Gyrfalcon.Tests.Configuration;

/// <summary>Which API server is asked, by the reference's plugin entry and by our own keys.</summary>
public sealed class KubernetesPluginTests
{
    [Fact]
    public void Load_EntryOfThePlugin_GivesTheNodeAndSaysThatTheCollectorIsNotNeeded()
    {
        var settings = ConfigText.Load("""
            load_plugins: [container, k8smeta]
            plugins:
              - name: k8smeta
                library_path: libk8smeta.so
                init_config: {collectorHostname: k8s-metacollector, collectorPort: 45000, nodeName: worker-1, verbosity: info, hostProc: /host, caPEMBundle: /etc/ca}
            """, out var diagnostics);
        Assert.Equal("worker-1", settings.Kubernetes.NodeName);
        Assert.Contains("the Kubernetes API server itself is asked", Assert.Single(diagnostics), StringComparison.Ordinal);
        Assert.NotNull(settings.Containers);
    }

    [Fact]
    public void Load_UnknownKeyOfThePlugin_IsNamed()
    {
        ConfigText.Load("plugins: [{name: k8smeta, init_config: {nodename: x}}]", out var diagnostics);
        Assert.Contains("unknown key 'nodename'", Assert.Single(diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OwnKeys_HoldBeforeThoseOfThePlugin()
    {
        var settings = ConfigText.Good("""
            plugins: [{name: k8smeta, init_config: {nodeName: worker-1}}]
            gyrfalcon:
              kubernetes: {enabled: false, node_name: worker-2, api_server: "https://10.0.0.1:6443", token_file: /t, ca_file: /c}
            """);
        Assert.Equal((false, "worker-2", "https://10.0.0.1:6443", "/t", "/c"), (
            settings.Kubernetes.IsEnabled, settings.Kubernetes.NodeName, settings.Kubernetes.ApiServer, settings.Kubernetes.TokenFile, settings.Kubernetes.CaFile));
    }
}
