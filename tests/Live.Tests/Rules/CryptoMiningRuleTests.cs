using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;

namespace Gyrfalcon.Live.Tests.Rules;

public sealed class CryptoMiningRuleTests(Lab lab) : RuleTest(lab)
{
    const int StratumPort = 3333;

    [Fact]
    public void FirstProcess_MiningTool_FiresMiningOnly()
    {
        (Container container, IReadOnlyList<Alert> alerts) =
            AlertsOfFirstProcess(new ContainerOptions { Arguments = ["xmrig", "--threads=2"], ExtraNames = ["xmrig"] });

        AssertRules(alerts, RuleNames.Mining);
        AssertProcess(alerts[0], container, "xmrig", "xmrig --threads=2", terminal: false);
        Assert.Equal("Critical", alerts[0].Priority);
    }

    [Fact]
    public void FirstProcess_StratumUrlOnTheCommandLine_FiresMiningOnly()
    {
        string[] command = ["kworkerd", "-o", "stratum+tcp://pool.example:3333"];

        (Container container, IReadOnlyList<Alert> alerts) =
            AlertsOfFirstProcess(new ContainerOptions { Arguments = command, ExtraNames = ["kworkerd"] });

        AssertRules(alerts, RuleNames.Mining);
        AssertProcess(alerts[0], container, "kworkerd", string.Join(' ', command), terminal: false);
    }

    [Fact]
    public void FirstProcess_ConnectsToAStratumPort_FiresMiningAndOutbound()
    {
        using var network = new PairedNetwork();
        network.Listen(StratumPort);
        string[] command = ["wget", "-q", $"http://{PairedNetwork.ServerAddress}:{StratumPort}/"];

        (Container container, IReadOnlyList<Alert> alerts) =
            AlertsOfFirstProcess(new ContainerOptions { Arguments = command, NetworkNamespace = network.ContainerNamespace });

        AssertRules(alerts, RuleNames.Mining, RuleNames.Outbound);
        Assert.All(alerts, alert => AssertProcess(alert, container, "wget", string.Join(' ', command), terminal: false));
    }
}
