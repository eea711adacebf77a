using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;

namespace Gyrfalcon.Live.Tests.Rules;

public sealed class ScanningToolRuleTests(Lab lab) : RuleTest(lab)
{
    [Theory]
    [InlineData("nmap", "-sS", "192.0.2.0/24")]
    [InlineData("masscan", "-p80", "192.0.2.0/24")]
    [InlineData("nc", "-h")]
    public void FirstProcess_ScanningTool_FiresScanningOnly(params string[] command)
    {
        (Container container, IReadOnlyList<Alert> alerts) =
            AlertsOfFirstProcess(new ContainerOptions { Arguments = command, ExtraNames = ["nmap", "masscan"] });

        AssertRules(alerts, RuleNames.Scanning);
        AssertProcess(alerts[0], container, command[0], string.Join(' ', command), terminal: false);
        Assert.Equal("Critical", alerts[0].Priority);
    }

    [Fact]
    public void Exec_ShellStartsScanningTool_FiresExecShellAndScanning()
    {
        using Container container = Lab.Start(new() { ExtraNames = ["nmap"] });

        IReadOnlyList<Alert> alerts = AlertsOfExec(container, "sh", "-c", "nmap localhost; true");

        AssertRules(alerts, RuleNames.Exec, RuleNames.Shell, RuleNames.Scanning);
        AssertProcess(alerts.Single(alert => alert.Rule == RuleNames.Scanning), container, "nmap", "nmap localhost", terminal: false);
    }
}
