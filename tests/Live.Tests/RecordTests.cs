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
}
