using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;

namespace Gyrfalcon.Live.Tests.Rules;

public sealed class OutboundConnectionRuleTests(Lab lab) : RuleTest(lab)
{
    [Fact]
    public void FirstProcess_ConnectsToANonStandardPort_FiresOutboundOnly()
    {
        (Container container, string[] command, IReadOnlyList<Alert> alerts) = Fetch(9999, listen: true);

        AssertRules(alerts, RuleNames.Outbound);
        AssertProcess(alerts[0], container, "wget", string.Join(' ', command), terminal: false);
        Assert.EndsWith($"->{PairedNetwork.ServerAddress}:9999", alerts[0]["fd.name"], StringComparison.Ordinal);
        Assert.Equal("Warning", alerts[0].Priority);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(443)]
    public void FirstProcess_ConnectsToAWebPort_IsQuiet(int port)
    {
        (_, _, IReadOnlyList<Alert> alerts) = Fetch(port, listen: true);

        AssertRules(alerts);
    }

    [Fact]
    public void FirstProcess_ConnectsToItself_IsQuiet()
    {
        using var network = new PairedNetwork();

        (_, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess(new ContainerOptions
        {
            Arguments = ["wget", "-q", "http://127.0.0.1:9999/"],
            NetworkNamespace = network.ContainerNamespace,
        });

        AssertRules(alerts);
    }

    (Container Container, string[] Command, IReadOnlyList<Alert> Alerts) Fetch(int port, bool listen)
    {
        using var network = new PairedNetwork();
        if (listen)
            network.Listen(port);
        string[] command = ["wget", "-q", $"http://{PairedNetwork.ServerAddress}:{port}/"];
        (Container container, IReadOnlyList<Alert> alerts) =
            AlertsOfFirstProcess(new ContainerOptions { Arguments = command, NetworkNamespace = network.ContainerNamespace });
        return (container, command, alerts);
    }
}
