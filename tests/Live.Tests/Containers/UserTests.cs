using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Containers;

/// <summary>Users of a container are named by its own passwd, also those that it adds, and in the capture too.</summary>
public sealed class UserTests(Lab lab)
{
    const string Rule = "Id in Container";

    [Fact]
    public void UserName_OfAContainer_IsThatOfItsOwnPasswd()
    {
        Requirements.SkipUnlessLive();
        Requirements.SkipUnlessContainers();
        var options = new AgentOptions { Rules = [WriteRule()], Capture = Path.Combine(lab.Directory, "users.scap") };
        using var agent = Agent.Start(lab.Files, options);
        using var container = lab.Start();
        File.WriteAllText(Path.Combine(container.RootDirectory, "etc/passwd"), "root:x:0:0::/root:/bin/sh\nheron:x:4711:4711::/:/bin/sh\n");
        File.WriteAllText(Path.Combine(container.RootDirectory, "etc/group"), "root:x:0:\nwaders:x:4711:\n");
        container.ExecAs("4711:4711", "id").Succeeded("runc exec");
        agent.WaitFor(1, a => a.Rule == Rule);
        File.AppendAllText(Path.Combine(container.RootDirectory, "etc/passwd"), "plover:x:4712:4711::/:/bin/sh\n");
        container.ExecAs("4712:4711", "id").Succeeded("runc exec");

        // The names are read when the agent takes the event: before that the files must not go.
        agent.WaitFor(2, a => a.Rule == Rule);

        // A container that points its passwd at the host's gets its own, or nothing.
        File.Delete(Path.Combine(container.RootDirectory, "etc/passwd"));
        File.CreateSymbolicLink(Path.Combine(container.RootDirectory, "etc/passwd"), "../../../../../../../../etc/passwd");
        container.ExecAs("33:4711", "id").Succeeded("runc exec");

        var alerts = agent.Settle().Where(a => a.Rule == Rule).ToList();
        IReadOnlyList<string> live = agent.Stop().AlertLines;
        Assert.Equal([("heron", "waders"), ("plover", "waders")], alerts.Take(2).Select(a => (a["user.name"], a["group.name"])));
        Assert.NotEqual("www-data", alerts[2]["user.name"]);
        CommandResult replay = AgentCommand.Replay(lab.Files, options).Succeeded("gyr replay");
        Assert.Equal(live, AgentResult.AlertLinesOf(replay.Output.Split('\n')));
    }

    string WriteRule()
    {
        string file = Path.Combine(lab.Directory, "users.yaml");
        File.WriteAllText(file, $"""
            - rule: {Rule}
              desc: A container ran id.
              condition: evt.type = execve and evt.rawres = 0 and proc.name = id and container.id != host
              output: ran %user.uid %user.name %group.name
              priority: NOTICE
            """);
        return file;
    }
}
