using Gyrfalcon.Enrichment.Kubernetes;
using Gyrfalcon.Enrichment.Kubernetes.Api;

namespace Gyrfalcon.Enrichment.Tests.Kubernetes;

public sealed class ApiAddressTests
{
    [Theory]
    [InlineData("", "10.0.0.1", "6443", "node", "https://10.0.0.1:6443/", "")]
    [InlineData("", "10.0.0.1", null, "node", "https://10.0.0.1/", "")]
    [InlineData("", "fd00::1", "443", "node", "https://[fd00::1]/", "")]
    [InlineData("https://api:1", "10.0.0.1", "443", "node", "https://api:1/", "")]
    [InlineData("", null, null, "node", null, "not in a cluster")]
    [InlineData("", "10.0.0.1", "443", "", null, "the name of this node is not known")]
    [InlineData("unix:///x", null, null, "node", null, "no URL of an API server")]
    [InlineData("api", null, null, "node", null, "no URL of an API server")]
    public void Find_OptionsAndEnvironment_GiveTheAddressOrTheReason(string server, string? host, string? port, string node, string? expected, string reason)
    {
        var options = new KubernetesOptions { ApiServer = server, NodeName = node };
        var found = ApiAddress.Find(options, name => name == "KUBERNETES_SERVICE_HOST" ? host : port, out string why);
        Assert.Equal(expected, found?.ToString());
        Assert.Contains(reason, why, StringComparison.Ordinal);
    }
}
