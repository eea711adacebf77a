using Gyrfalcon.Configuration;
using Gyrfalcon.Outputs.AzureMonitor;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

public sealed class AzureMonitorSectionTests
{
    const string Enabled = "azure_monitor_output: {enabled: true, identity: managed, endpoint: 'https://dce-1.westeurope-1.ingest.monitor.azure.com', rule: dcr-1";

    [Fact]
    public void Read_Managed_HasAllKeys()
    {
        var options = ConfigText.Good($"{Enabled}, stream: Custom-A, client_id: c, ca_cert: /ca.pem}}\njson_output: true").Outputs.AzureMonitor!;
        Assert.Equal(
            ("https://dce-1.westeurope-1.ingest.monitor.azure.com/", "dcr-1", "Custom-A", AzureIdentity.Managed, "c", "/ca.pem"),
            (options.Endpoint.ToString(), options.Rule, options.Stream, options.Identity, options.ClientId, options.CaFile));
    }

    [Fact]
    public void Read_NotEnabled_IsNone() => Assert.Null(ConfigText.Good("azure_monitor_output: {enabled: false, rule: dcr-1}").Outputs.AzureMonitor);

    [Theory]
    [InlineData(Enabled + "}", "set json_output to true")]
    [InlineData("json_output: true\nazure_monitor_output: {enabled: true, identity: managed, rule: dcr-1}", "has no endpoint")]
    [InlineData("json_output: true\nazure_monitor_output: {enabled: true, identity: managed, endpoint: 'https://a'}", "has no rule")]
    [InlineData("json_output: true\nazure_monitor_output: {enabled: true, identity: managed, rule: dcr-1, endpoint: 'http://a'}", "expected a URL that begins with https://")]
    [InlineData("json_output: true\nazure_monitor_output: {enabled: true, rule: dcr-1, endpoint: 'https://a'}", "label the pod azure.workload.identity/use=true")]
    public void Read_Incomplete_SaysWhatToSet(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ConfigurationException>(() => ConfigText.Good(text)).Message, StringComparison.Ordinal);
}
