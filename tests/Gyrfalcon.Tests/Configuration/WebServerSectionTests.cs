using System.Net;
using Gyrfalcon.Web;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

/// <summary>What <c>webserver</c> of a configuration makes of the web server.</summary>
public sealed class WebServerSectionTests
{
    [Fact]
    public void Load_Nothing_GivesNoWebServer()
    {
        Assert.Null(ConfigText.Good("webserver: {ssl_enabled: true}").WebServer);
    }

    [Fact]
    public void Load_EnabledAlone_GivesTheDefaultsOfTheReference()
    {
        var expected = new WebServerOptions { Address = IPAddress.Any, Port = 8765, HealthPath = "/healthz", Workers = Environment.ProcessorCount };

        Assert.Equal(expected, ConfigText.Good("webserver: {enabled: true, threadiness: 0}").WebServer);
    }

    [Fact]
    public void Load_AllKeys_AreTaken()
    {
        var expected = new WebServerOptions { Address = IPAddress.IPv6Loopback, Port = 80, HealthPath = "/live", Workers = 3, Certificate = "/a.pem", Metrics = true };

        Assert.Equal(expected, ConfigText.Good("""
            webserver:
              enabled: true
              threadiness: 3
              listen_port: 80
              listen_address: "::1"
              k8s_healthz_endpoint: /live
              prometheus_metrics_enabled: true
              ssl_enabled: true
              ssl_certificate: /a.pem
            """).WebServer);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("256.0.0.1")]
    [InlineData("[::1]")]
    public void Load_AddressThatIsNone_IsAnError(string address)
    {
        ConfigText.Load($"webserver: {{listen_address: \"{address}\"}}", out var diagnostics);

        Assert.Equal($"1:29: webserver listen address \"{address}\" is not a valid IP address", Assert.Single(diagnostics));
    }
}
