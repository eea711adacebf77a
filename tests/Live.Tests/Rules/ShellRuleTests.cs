using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;

namespace Gyrfalcon.Live.Tests.Rules;

public sealed class ShellRuleTests(Lab lab) : RuleTest(lab)
{
    [Fact]
    public void FirstProcess_InteractiveShell_FiresShellOnly()
    {
        // As `kubectl run -it -- sh`: the shell is the container's own first process, not an exec into it.
        using Container container = Lab.Create(new() { Arguments = ["sh"], Terminal = true });

        container.RunOnTerminal(terminal =>
        {
            terminal.Expect("/ # ");
            terminal.Type("exit\n");
        });

        IReadOnlyList<Alert> alerts = AlertsOf(container);
        AssertRules(alerts, RuleNames.Shell);
        AssertProcess(alerts[0], container, "sh", "sh", terminal: true);
        Assert.Equal("Warning", alerts[0].Priority);
    }

    [Fact]
    public void FirstProcess_ShellEntrypoint_IsQuiet()
    {
        (_, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess("sh", "-c", "ls / > /tmp/files; exec sleep 0");

        AssertRules(alerts);
    }

    [Fact]
    public void RunningService_StartsShell_FiresShell()
    {
        // A service that is no shell and starts one: what a remote code execution looks like. By its path, as busybox would
        // execute an applet as /proc/self/exe, whose name is `exe`.
        (Container container, IReadOnlyList<Alert> alerts) = AlertsOfFirstProcess("time", "/bin/sh", "-c", "ls /; id");

        AssertRules(alerts, RuleNames.Shell);
        AssertProcess(alerts[0], container, "sh", "sh -c ls /; id", terminal: false);
    }
}
