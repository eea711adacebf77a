using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;
using Gyrfalcon.Live.Tests.Rules;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests;

/// <summary>A capture holds all that the rules saw: what it replays to is what was alerted live.</summary>
public sealed class RecordTests
{
    readonly Lab _lab;

    public RecordTests(Lab lab)
    {
        Requirements.SkipUnlessLive();
        Requirements.SkipUnlessContainers();
        _lab = lab;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Replay_OfARecordedRun_PrintsTheSameAlertsByteForByte(bool json)
    {
        var options = new AgentOptions { Capture = Path.Combine(_lab.Directory, $"{json}.scap"), Json = json };
        // One container is older than the agent, which learns of it from /proc: the capture must hold that too.
        using Container older = _lab.Start(new() { ExtraNames = ["nmap", "xmrig"] });
        using Agent agent = Agent.Start(_lab.Files, options);

        older.Exec("sh", "-c", "cat /etc/shadow; echo 1 > /etc/app.conf; nmap localhost; xmrig; true");
        older.ExecOnTerminal(terminal => terminal.Expect("uid=0"), "id");
        using (Container newer = _lab.Create(new() { Arguments = ["cat", "/etc/shadow"] }))
            newer.Run().Succeeded("runc run");
        agent.SettleLines();
        IReadOnlyList<string> live = agent.Stop().AlertLines;
        CommandResult replay = AgentCommand.Replay(_lab.Files, options).Succeeded("gyr replay");

        Assert.Equal(live, AgentResult.AlertLinesOf(replay.Output.Split('\n')));
        string[] rules = [RuleNames.Exec, RuleNames.Shell, RuleNames.SensitiveFile, RuleNames.Etc, RuleNames.Scanning, RuleNames.Mining];
        if (json)
            Assert.All(rules, rule => Assert.Contains(live, line => new Alert(line).Rule == rule));
        else
            Assert.True(live.Count > rules.Length, string.Join('\n', live));
    }

    // A process that is put into a container, which replays as such although the file begins with the process in it.
    [Fact]
    public void Capture_RuleIsRecorded_FileBeginsBeforeItsAlertAndReplaysToIt()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_lab.Directory, "recorded")).FullName;
        string rules = Path.Combine(folder, "rules.yaml");
        File.WriteAllText(rules, """
            - rule: Recorded
              desc: d
              condition: evt.type = execve and proc.is_exec_into_container = true and proc.name = sh
              output: "%proc.cmdline in %container.id, %proc.cwd of %proc.pname by %user.uid, %proc.aname[2]"
              priority: INFO
              capture: true
              capture_duration: 500
            """);
        var options = new AgentOptions { Rules = [rules], Settings = ["capture.enabled=true", $"capture.path_prefix={folder}/gyr"] };
        using Container container = _lab.Start();
        using Agent agent = Agent.Start(_lab.Files, options);

        agent.Settle();
        container.Exec("sh", "-c", "id");
        agent.WaitFor(1, alert => alert.Rule == "Recorded");
        AgentResult result = agent.Stop();

        string live = Assert.Single(result.AlertLines, IsRecorded);
        string file = Assert.Single(Directory.GetFiles(folder, "gyr_*.scap"));
        Assert.Contains(result.Error, line => line.EndsWith($"recorded {file}", StringComparison.Ordinal));
        CommandResult replay = AgentCommand.Run(["replay", file, .. AgentCommand.Options(_lab.Files, options with { Settings = [] })]).Succeeded("gyr replay");
        IReadOnlyList<string> again = AgentResult.AlertLinesOf(replay.Output.Split('\n'));
        Assert.Equal(live, Assert.Single(again, IsRecorded));

        // The marker was made before.
        Assert.Equal(Agent.MarkerRule, new Alert(again[0]).Rule);
    }

    static bool IsRecorded(string line) => new Alert(line).Rule == "Recorded";
}
