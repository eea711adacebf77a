using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>docker and podman: each container runs one command at once after its start and is removed, and its alert says where that was.</summary>
public sealed class HttpTests
{
    const int Count = 100;

    readonly Lab _lab;

    public HttpTests(Lab lab)
    {
        Requirements.SkipUnlessLive();
        _lab = lab;
    }

    [Fact]
    public void FirstCommand_OfAHundredContainersOfDocker_AlertHasNameAndImage()
    {
        using var docker = new Docker();
        Assert.SkipWhen(docker.Skipped is not null, docker.Skipped ?? "");
        AssertAlerts("docker", docker.Socket, docker.Run, Docker.Image, "testbox");
    }

    [Fact]
    public void FirstCommand_OfAHundredContainersOfPodman_AlertHasNameAndImage()
    {
        using var podman = new Podman();
        Assert.SkipWhen(podman.Skipped is not null, podman.Skipped ?? "");
        AssertAlerts("podman", podman.Socket, podman.Run, Podman.Image, "docker.io/library/testbox");
    }

    void AssertAlerts(string engine, string socket, Func<string[], string> run, string image, string repository)
    {
        string capture = Path.Combine(_lab.Directory, $"{engine}.scap");
        var options = new AgentOptions { Rules = [RuntimeRules.Write(_lab.Directory)], Settings = RuntimeSettings.Only(engine, socket), Capture = capture };
        using var agent = Agent.Start(_lab.Files, options);
        for (int i = 0; i < Count; i++) run(["run", "--rm", "--network", "none", "--name", $"cart-{i}", image, "sh", "-c", "cat /etc/shadow"]);

        var alerts = agent.Settle().Where(a => a.Rule == RuntimeRules.Rule).ToList();
        IReadOnlyList<string> live = agent.Stop().AlertLines;
        var names = Enumerable.Range(0, Count).Select(i => $"cart-{i}").ToHashSet();
        var wrong = alerts.Where(a => !names.Remove(a["container.name"] ?? "")
            || (a["container.image"], a["container.image.repository"], a["container.image.tag"], a["container.type"]) != (image, repository, "1.0", engine)
            || a["container.full_id"]?.StartsWith(a.ContainerId!, StringComparison.Ordinal) != true).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {Count} alerts say something else or nothing of their container, such as {wrong.FirstOrDefault()}");
        Assert.Empty(names);

        CommandResult replay = AgentCommand.Replay(_lab.Files, options).Succeeded("gyr replay");
        Assert.Equal(live, AgentResult.AlertLinesOf(replay.Output.Split('\n')));
    }
}
