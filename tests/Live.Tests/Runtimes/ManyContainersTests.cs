using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>10,000 containers that live for a moment, and a runtime that never answers: the worst that a node can do to an agent.</summary>
public sealed class ManyContainersTests(Lab lab)
{
    const string Rule = "True in Container";
    const int Count = 10_000;

    // Measured were 40 MB, most of it what the collector lets lie; 128 MB when every look-up had a call of its own.
    const long MaxGrowth = 64 << 20;

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
            long before = agent.ResidentBytes;
            Command.Run(TimeSpan.FromMinutes(3), program, parent, $"{Count}").Succeeded("containers");
            var alerts = agent.WaitFor(Count, a => a.Rule == Rule);
            long growth = agent.ResidentBytes - before;

            Assert.Equal(Count, alerts.Select(a => a.ContainerId).Distinct().Count());
            Assert.All(alerts, a => Assert.StartsWith("failed: ", a.Enrichment));
            TestContext.Current.SendDiagnosticMessage($"{before} bytes resident, {growth} more after {Count} containers");
            Assert.True(growth < MaxGrowth, $"{growth} bytes more after {Count} containers");
        }
        finally
        {
            Directory.Delete(parent);
            Directory.Delete(Path.GetDirectoryName(parent)!);
        }
    }

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
