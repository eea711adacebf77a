using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Rules;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;
using Gyrfalcon.Tests.Runtimes.Kubelet;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>
/// The test triggers of the set-up guide. <c>kubectl run -it --rm</c> makes the command the container's first process, on a terminal
/// to which it attaches, and <c>kubectl exec -it</c> enters a running one: here as the kubelet does both.
/// </summary>
public sealed class SeedTriggerTests : IClassFixture<ContainerdWithSlices>, IDisposable
{
    readonly Agent _agent;
    readonly KubeletClient _kubelet;

    public SeedTriggerTests(Lab lab, ContainerdWithSlices containerd)
    {
        Requirements.SkipUnlessLive();
        Assert.SkipWhen(containerd.Skipped is not null, containerd.Skipped ?? "");
        _agent = Agent.Start(lab.Files, new() { Settings = RuntimeSettings.Only("cri", containerd.Socket) });
        _kubelet = new(containerd.Socket, hasSlices: true);
    }

    [Theory]
    [MemberData(nameof(Triggers))]
    public void Run_AsTheFirstProcessOnATerminal_RaisesTheAlert(Trigger trigger)
    {
        var pod = _kubelet.Pod("falco-test", "default");
        string sandbox = _kubelet.Run(pod);
        string container = Create(sandbox, pod, trigger.Command);
        _kubelet.Start(container);
        if (trigger.Typed is { } typed)
        {
            // The other commands are over before one could attach.
            using var terminal = _kubelet.Attach(container);
            terminal.Type(typed);
        }

        _kubelet.Wait(container);

        AssertAlerts(container, trigger.Rules);
    }

    [Theory]
    [MemberData(nameof(Triggers))]
    public void Exec_IntoARunningContainer_RaisesTheAlertAndThatOfTheExec(Trigger trigger)
    {
        var pod = _kubelet.Pod("falco-test", "default");
        string sandbox = _kubelet.Run(pod);
        string container = Create(sandbox, pod, ["sleep", "1000"], hasTerminal: false);
        _kubelet.Start(container);
        using var terminal = _kubelet.ExecOnTerminal(container, trigger.Command);
        if (trigger.Typed is { } typed) terminal.Type(typed);
        terminal.ReadToEnd();

        AssertAlerts(container, [RuleNames.Exec, .. trigger.Rules]);
        _kubelet.Remove(sandbox);
    }

    public static TheoryData<Trigger> Triggers =>
    [
        new Trigger("shell", ["/bin/bash"], [RuleNames.Shell]) { Typed = "exit\n" },
        new Trigger("file", ["cat", "/etc/shadow"], [RuleNames.SensitiveFile]),
        new Trigger("scan", ["sh", "-c", "apk add nmap && nmap localhost"], [RuleNames.Shell, RuleNames.Scanning]),
    ];

    public void Dispose()
    {
        _agent?.Dispose();
        _kubelet?.Dispose();
    }

    // The image has busybox alone: bash is the host's, and what the package manager would fetch is there already.
    string Create(string sandbox, PodConfig pod, IEnumerable<string> command, bool hasTerminal = true) =>
        _kubelet.Create(sandbox, pod, "falco-test", command, config =>
        {
            config.Stdin = config.StdinOnce = config.Tty = hasTerminal;
            foreach (string path in (string[])["/bin/bash", "/lib/x86_64-linux-gnu", "/lib64"]) config.Mounts.Add(Mount(path, path));
            config.Mounts.Add(Mount("/bin/apk", "/bin/true"));
            config.Mounts.Add(Mount("/bin/nmap", "/bin/true"));
        });

    static Mount Mount(string inside, string host) => new() { ContainerPath = inside, HostPath = host, Readonly = true };

    void AssertAlerts(string container, IEnumerable<string> rules)
    {
        var alerts = _agent.Settle().Where(a => a.ContainerId is { } id && container.StartsWith(id, StringComparison.Ordinal)).ToList();
        Assert.Equal(rules.Order(), alerts.Select(a => a.Rule).Order());
        Assert.All(alerts, a => Assert.Equal(
            ("falco-test", Containerd.Image, "default", "falco-test"),
            (a["container.name"], a["container.image"], a["k8s.ns.name"], a["k8s.pod.name"])));
    }
}
