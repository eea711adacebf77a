using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;

namespace Gyrfalcon.Live.Tests.Rules;

public sealed class KubectlExecRuleTests(Lab lab) : RuleTest(lab)
{
    [Fact]
    public void Exec_CommandWithoutTerminal_FiresExecOnly()
    {
        using Container container = Lab.Start();

        IReadOnlyList<Alert> alerts = AlertsOfExec(container, "id", "-u");

        AssertRules(alerts, RuleNames.Exec);
        AssertProcess(alerts[0], container, "id", "id -u", terminal: false);
        Assert.Equal("Notice", alerts[0].Priority);
    }

    [Fact]
    public void Exec_CommandOnTerminal_FiresExecOnly()
    {
        using Container container = Lab.Start();

        container.ExecOnTerminal(terminal => terminal.Expect("uid=0"), "id");

        IReadOnlyList<Alert> alerts = AlertsOf(container);
        AssertRules(alerts, RuleNames.Exec);
        AssertProcess(alerts[0], container, "id", "id", terminal: true);
    }

    [Fact]
    public void Exec_ShellOnTerminal_FiresExecAndShell()
    {
        using Container container = Lab.Start();

        container.ExecOnTerminal(
            terminal =>
            {
                terminal.Expect("/ # ");
                terminal.Type("exit\n");
            },
            "sh");

        IReadOnlyList<Alert> alerts = AlertsOf(container);
        AssertRules(alerts, RuleNames.Exec, RuleNames.Shell);
        Assert.All(alerts, alert => AssertProcess(alert, container, "sh", "sh", terminal: true));
    }

    [Fact]
    public void Exec_ShellWithoutTerminal_FiresExecAndShell()
    {
        using Container container = Lab.Start();

        IReadOnlyList<Alert> alerts = AlertsOfExec(container, "sh", "-c", "ls /; id");

        // The commands that the shell starts came in through no exec of the runtime's: one alert, for the shell.
        AssertRules(alerts, RuleNames.Exec, RuleNames.Shell);
        Assert.All(alerts, alert => AssertProcess(alert, container, "sh", "sh -c ls /; id", terminal: false));
    }

    [Fact]
    public void Exec_InPod_FiresExec()
    {
        using Container container = Lab.Start(new() { CgroupParent = $"/kubepods/besteffort/pod{Guid.NewGuid()}" });

        AssertRules(AlertsOfExec(container, "id"), RuleNames.Exec);
    }

    [Fact]
    public void Exec_IntoContainerOlderThanTheAgent_FiresExec()
    {
        using Container container = Lab.Start();
        using Agent agent = Agent.Start(Lab.Files, new());

        container.Exec("id");

        AssertRules([.. agent.Settle().Where(alert => alert.ContainerId == container.ShortId)], RuleNames.Exec);
    }

    // hostPID: true.
    [Fact]
    public void Exec_IntoContainerInTheHostsPidNamespace_FiresExecOnly()
    {
        using Container container = Lab.Start(new() { PidNamespace = "host" });

        AssertRules(AlertsOfExec(container, "id"), RuleNames.Exec);
    }

    // shareProcessNamespace: true. The first process of the container is not that of its namespace.
    [Fact]
    public void Exec_IntoContainerInThePidNamespaceOfAnother_FiresExecOnly()
    {
        using Container pause = Lab.Start();
        using Container container = Lab.Start(new() { PidNamespace = $"/proc/{pause.ProcessId}/ns/pid" });

        AssertRules(AlertsOfExec(container, "id"), RuleNames.Exec);
    }
}
