using System.Diagnostics;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;
using Gyrfalcon.Tests.Runtimes.Kubelet;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>Runtimes that do not do what they should: alerts go out with the reason, and names are back when the runtime is.</summary>
public sealed class FailingRuntimeTests : IClassFixture<Containerd>
{
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    readonly Lab _lab;
    readonly Containerd _containerd;

    public FailingRuntimeTests(Lab lab, Containerd containerd)
    {
        Requirements.SkipUnlessLive();
        (_lab, _containerd) = (lab, containerd);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Runtime_ThatIsNone_AlertHasTheReason(string engine, string behaviour)
    {
        Requirements.SkipUnlessContainers();
        using var socket = new BadSocket(BadSocket.Behaviour(behaviour));
        using var agent = Start(engine, socket.Path);

        Alert alert = AlertOfNewContainer(agent);
        Assert.Null(alert["container.name"]);
        Assert.StartsWith($"failed: {engine}: ", alert.Enrichment);
    }

    public static MatrixTheoryData<string, string> Bad => new(["cri", "docker", "podman"], ["hangs", "closes", "garbage", "html", "endless"]);

    [Fact]
    public void Containerd_HangsGoesOnDisappearsAndComesBack_NamesAreThereWheneverItIs()
    {
        Assert.SkipWhen(_containerd.Skipped is not null, _containerd.Skipped ?? "");
        using var kubelet = new KubeletClient(_containerd.Socket, hasSlices: false);
        var pod = kubelet.Pod("pod");
        string sandbox = kubelet.Run(pod);
        string old = Start(kubelet, sandbox, pod, "old");

        _containerd.Pause();
        using var agent = Start("cri", _containerd.Socket);
        Assert.Equal((null, "failed: cri: no answer"), NameAfterRead(agent, old));

        _containerd.Resume();
        var clock = Stopwatch.StartNew();
        (string? Name, string? Reason) found;
        while ((found = NameAfterRead(agent, old)).Name is null && clock.Elapsed < _limit) Thread.Sleep(200);
        Assert.Equal(("old", null), found);

        _containerd.StopServer();
        Assert.Equal("failed: no container runtime to ask", AlertOfNewContainer(agent).Enrichment);
        Assert.Equal(("old", null), NameAfterRead(agent, old));

        _containerd.StartServer();
        using var again = new KubeletClient(_containerd.Socket, hasSlices: false);
        string young = Start(again, sandbox, pod, "young");
        Assert.Equal(("young", null), NameAfterRead(agent, young));
        again.Remove(sandbox);
    }

    Agent Start(string engine, string socket) =>
        Agent.Start(_lab.Files, new() { Rules = [RuntimeRules.Write(_lab.Directory)], Settings = RuntimeSettings.Only(engine, socket) });

    static string Start(KubeletClient kubelet, string sandbox, PodConfig pod, string name)
    {
        string id = kubelet.Create(sandbox, pod, name, ["sleep", "1000"]);
        kubelet.Start(id);
        return id;
    }

    // By runc itself: containerd may be away.
    (string? Name, string? Reason) NameAfterRead(Agent agent, string id)
    {
        Alert alert = AlertOf(
            agent, id, () => Command.Run("runc", "--root", $"{_containerd.Directory}/runc/k8s.io", "exec", id, "cat", "/etc/shadow").Succeeded("runc exec"));
        return (alert["container.name"], alert.Enrichment);
    }

    Alert AlertOfNewContainer(Agent agent)
    {
        using Container container = _lab.Create(new() { Arguments = ["cat", "/etc/shadow"] });
        return AlertOf(agent, container.Id, () => container.Run());
    }

    static Alert AlertOf(Agent agent, string id, Action act)
    {
        int count = agent.Settle().Count(IsMeant);
        act();
        var alerts = agent.WaitFor(count + 1, IsMeant);
        return alerts.Count > count ? alerts[count] : throw new TimeoutException($"no alert of container {id[..12]}");

        bool IsMeant(Alert alert) => alert.Rule == RuntimeRules.Rule && alert.ContainerId == id[..12];
    }
}
