using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>containerd's CRI: each container runs one command at once after its start and ends, and its alert says where that was.</summary>
public abstract class CriTests<T>(Lab lab, T containerd, bool hasSlices) where T : Containerd
{
    const int Count = 100;

    [Fact]
    public void FirstCommand_OfAHundredContainers_AlertHasNameImagePodAndNamespace()
    {
        Requirements.SkipUnlessLive();
        Assert.SkipWhen(containerd.Skipped is not null, containerd.Skipped ?? "");
        string capture = Path.Combine(lab.Directory, $"cri-{hasSlices}.scap");
        var options = new AgentOptions { Rules = [RuntimeRules.Write(lab.Directory)], Settings = RuntimeSettings.Only("cri", containerd.Socket), Capture = capture };
        using var agent = Agent.Start(lab.Files, options);
        using var kubelet = new KubeletClient(containerd.Socket, hasSlices);
        Dictionary<string, (string Name, string Pod, string Uid)> expected = [];
        for (int i = 0; i < Count; i++)
        {
            var pod = kubelet.Pod($"pod-{i}", "shop", ("team", $"birds-{i}"));
            string sandbox = kubelet.Run(pod);
            string id = kubelet.Create(sandbox, pod, $"cart-{i}", ["sh", "-c", "cat /etc/shadow"]);
            kubelet.Start(id);
            expected.Add(id, ($"cart-{i}", pod.Metadata.Name, pod.Metadata.Uid));
            Assert.Equal(0, kubelet.Wait(id));
        }

        var alerts = agent.Settle().Where(a => a.Rule == RuntimeRules.Rule).ToList();
        IReadOnlyList<string> live = agent.Stop().AlertLines;
        Assert.Equal(Count, alerts.Count);
        var wrong = alerts.Where(a => !expected.Remove(a["container.full_id"] ?? "", out var container) || !IsAbout(a, container)).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Count} alerts say something else or nothing of their container, such as {wrong.FirstOrDefault()}");

        CommandResult replay = AgentCommand.Replay(lab.Files, options).Succeeded("gyr replay");
        Assert.Equal(live, AgentResult.AlertLinesOf(replay.Output.Split('\n')));
    }

    static bool IsAbout(Alert alert, (string Name, string Pod, string Uid) container) =>
        (alert["container.name"], alert["container.image"], alert["container.image.repository"], alert["container.image.tag"])
            == (container.Name, Containerd.Image, "docker.io/library/testbox", "1.0")
        && (alert["k8s.pod.name"], alert["k8s.ns.name"], alert["k8s.pod.uid"]) == (container.Pod, "shop", container.Uid);
}
