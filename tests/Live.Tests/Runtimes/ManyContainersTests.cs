using System.Diagnostics;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>10,000 containers that live for a moment, and a runtime that never answers: the worst that a node can do to an agent.</summary>
public sealed class ManyContainersTests(Lab lab)
{
    const string Rule = "True in Container";
    const int Count = 10_000;
    const int Half = Count / 2;

    // 10,000 rows of anything that is kept of a container, a thread or an event that waits would be far more.
    const long MaxGrowth = 4 << 20;

    [Fact]
    public void Containers_OfARuntimeThatHangs_AllAlertWithTheReasonAndMemoryStaysBounded()
    {
        Requirements.SkipUnlessLive();
        using var socket = new BadSocket(BadSocket.Behaviour("hangs"));
        using var agent = Agent.Start(lab.Files, new() { Rules = [WriteRule()], Settings = RuntimeSettings.Only("docker", socket.Path) });
        string program = Path.Combine(lab.Directory, "containers");
        Command.Run("gcc", "-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, "Storms", "Native", "containers.c")).Succeeded("gcc");
        string root = Directory.Exists("/sys/fs/cgroup/unified") ? "/sys/fs/cgroup/unified" : "/sys/fs/cgroup";
        string parent = $"{root}/gyr-{Guid.NewGuid():N}/docker";
        Directory.CreateDirectory(parent);
        try
        {
            Run(program, parent, Half, first: 1);
            Alerts(agent, Half);
            long before = agent.ResidentBytes;
            Run(program, parent, Half, first: 1 + Half);
            var alerts = Alerts(agent, Count);
            long growth = agent.ResidentBytes - before;

            Assert.Equal(Count, alerts.Select(a => a.ContainerId).Distinct().Count());
            Assert.All(alerts, a => Assert.StartsWith("failed: ", a.Enrichment));
            TestContext.Current.SendDiagnosticMessage($"{before} bytes resident after {Half} containers, {growth} more after {Count}");
            Assert.True(growth < MaxGrowth, $"{growth} bytes more for {Half} containers");
        }
        finally
        {
            Directory.Delete(parent);
            Directory.Delete(Path.GetDirectoryName(parent)!);
        }
    }

    // The last of them wait for the runtime still.
    static List<Alert> Alerts(Agent agent, int count)
    {
        List<Alert> alerts;
        for (var clock = Stopwatch.StartNew(); (alerts = [.. agent.Settle().Where(a => a.Rule == Rule)]).Count < count && clock.Elapsed < TimeSpan.FromSeconds(60);)
            Thread.Sleep(200);
        return alerts;
    }

    static void Run(string program, string parent, int count, int first) =>
        Command.Run(TimeSpan.FromMinutes(3), program, parent, $"{count}", $"{first}").Succeeded("containers");

    string WriteRule()
    {
        string file = Path.Combine(lab.Directory, "many.yaml");
        File.WriteAllText(file, $"""
            - rule: {Rule}
              desc: A container ran true.
              condition: evt.type = execve and evt.rawres = 0 and proc.name = true and container.id != host
              output: ran %container.id %container.name %container.image %k8s.pod.name
              priority: NOTICE
            """);
        return file;
    }
}
