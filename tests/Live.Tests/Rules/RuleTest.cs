using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Rules;

/// <summary>
/// Base of the tests of one rule: an action in a real container, and the full list of alerts that it raises. All rules are
/// loaded and all that match alert (<c>rule_matching: all</c>), so that a rule that fires too easily fails the tests of the others.
/// </summary>
public abstract class RuleTest
{
    protected RuleTest(Lab lab)
    {
        Requirements.SkipUnlessLive();
        Requirements.SkipUnlessContainers();
        Lab = lab;
        Agent = lab.Agent;
    }

    internal Lab Lab { get; }

    internal Agent Agent { get; }

    /// <summary>Runs a command as the first process of a container of its own, without a terminal, and returns the alerts.</summary>
    internal (Container Container, IReadOnlyList<Alert> Alerts) AlertsOfFirstProcess(params string[] command) =>
        AlertsOfFirstProcess(new ContainerOptions { Arguments = command });

    internal (Container Container, IReadOnlyList<Alert> Alerts) AlertsOfFirstProcess(ContainerOptions options)
    {
        using Container container = Lab.Create(options);
        container.Run();
        return (container, AlertsOf(container));
    }

    /// <summary>Enters an idle container with a command, without a terminal, and returns the alerts.</summary>
    internal IReadOnlyList<Alert> AlertsOfExec(Container container, params string[] command)
    {
        container.Exec(command);
        return AlertsOf(container);
    }

    /// <summary>Every alert of this container, and every one of no container at all: a wrong identity must not hide an alert.</summary>
    internal IReadOnlyList<Alert> AlertsOf(Container container) =>
        [.. Agent.Settle().Where(alert => alert.Rule != Agent.MarkerRule
            && (alert.ContainerId == container.ShortId || alert.ContainerId is null or "host" or "" or "<NA>"))];

    /// <summary>These rules fired, once each, and no other.</summary>
    internal static void AssertRules(IReadOnlyList<Alert> alerts, params string[] rules)
    {
        IEnumerable<string> actual = alerts.Select(alert => alert.Rule).Order(StringComparer.Ordinal);
        Assert.True(actual.SequenceEqual(rules.Order(StringComparer.Ordinal)),
            $"expected: {string.Join(", ", rules)}\nalerts: {string.Concat(alerts.Select(alert => "\n" + alert))}");
    }

    /// <summary>The alert names the process that did it, as root, and the container.</summary>
    internal static void AssertProcess(Alert alert, Container container, string name, string commandLine, bool terminal)
    {
        Assert.Equal(name, alert["proc.name"]);
        Assert.Equal(commandLine, alert["proc.cmdline"]);
        Assert.Equal("root", alert["user.name"]);
        Assert.Equal(terminal, alert["proc.tty"] is not ("0" or null));
        Assert.Equal(container.ShortId, alert.ContainerId);
    }
}
