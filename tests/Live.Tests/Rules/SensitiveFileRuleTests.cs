using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;

namespace Gyrfalcon.Live.Tests.Rules;

public sealed class SensitiveFileRuleTests(Lab lab) : RuleTest(lab)
{
    [Fact]
    public void FirstProcess_ReadsShadow_FiresSensitiveFileOnly()
    {
        (Container container, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess("cat", "/etc/shadow");

        AssertRules(alerts, RuleNames.SensitiveFile);
        AssertProcess(alerts[0], container, "cat", "cat /etc/shadow", terminal: false);
        Assert.Equal("/etc/shadow", alerts[0]["fd.name"]);
        Assert.Equal("Warning", alerts[0].Priority);
    }

    [Fact]
    public void FirstProcess_ReadsShadowByARelativePath_FiresSensitiveFileOnly()
    {
        (_, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess("cat", "tmp/../etc//shadow");

        AssertRules(alerts, RuleNames.SensitiveFile);
        Assert.Equal("/etc/shadow", alerts[0]["fd.name"]);
    }

    [Fact]
    public void FirstProcess_PrintsPasswd_FiresSensitiveFileOnly()
    {
        (_, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess("cat", "/etc/passwd");

        AssertRules(alerts, RuleNames.SensitiveFile);
    }

    [Fact]
    public void Exec_ReadsShadowOnATerminal_FiresExecAndSensitiveFile()
    {
        using Container container = Lab.Start();

        container.ExecOnTerminal(terminal => terminal.Expect("root:"), "cat", "/etc/shadow");

        IReadOnlyList<Alert> alerts = AlertsOf(container);
        AssertRules(alerts, RuleNames.Exec, RuleNames.SensitiveFile);
        Assert.All(alerts, alert => AssertProcess(alert, container, "cat", "cat /etc/shadow", terminal: true));
    }

    [Theory]
    [InlineData("id", "-un")]
    [InlineData("ls", "-l", "/")]
    public void FirstProcess_LooksUpAName_IsQuiet(params string[] command)
    {
        // Both read /etc/passwd as getpwnam does: ordinary work.
        (_, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess(command);

        AssertRules(alerts);
    }
}
