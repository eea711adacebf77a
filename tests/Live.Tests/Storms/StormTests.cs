using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Containers;
using Gyrfalcon.Live.Tests.Rules;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Storms;

/// <summary>
/// Four processes open and close a file for 10 s beside 50 execs a second. Every call must be found again: delivered or
/// counted as dropped, by event type, to the call.
/// </summary>
public sealed class StormTests
{
    // What the agent may grow by in a storm, KiB. Its rings are mapped and thus counted as they are first touched, 8 MiB for
    // each CPU and each of two kinds; the heap's share is what a burst of garbage-free work may leave.
    const long MaxGrowth = 64 * 1024;
    static readonly string[] s_vital = ["execve", "execveat", "procexit", "clone", "clone3", "fork", "vfork"];

    readonly Lab _lab;

    public StormTests(Lab lab)
    {
        Requirements.SkipUnlessLive();
        Requirements.SkipUnlessContainers();
        Requirements.SkipUnlessCommand("gcc");
        _lab = lab;
    }

    /// <param name="pause">How long the agent is stopped (SIGSTOP) in the middle of it: its rings then overflow for certain.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Storm_OfOpensClosesAndExecs_AccountsForEveryCall(int pause)
    {
        string capture = Path.Combine(_lab.Directory, $"storm{pause}.scap");
        string file = Path.Combine(_lab.Directory, $"storm-file-{pause}");
        File.WriteAllText(file, "");
        using Container container = _lab.Start();
        using Agent agent = Agent.Start(_lab.Files, new() { Capture = capture });
        agent.Settle();
        long before = agent.ResidentBytes / 1024;

        using var program = new StormProgram(_lab.Directory, file, agent.ProcessId);
        Pause(agent, pause);
        program.WaitUntilOver();
        agent.Settle();
        StormResult storm = program.Finish();
        long after = agent.ResidentBytes / 1024;
        container.Exec("cat", "/etc/shadow");
        IReadOnlyList<Alert> alerts = agent.Settle();
        AgentResult result = agent.Stop();

        var totals = new EventTotals([.. result.Output, .. result.Error]);
        var captured = new CaptureSummary(capture, file, "--child", file);
        File.Delete(capture);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{storm.Opens} opens, {storm.Execs} execs, RSS {before} -> {after} KiB; "
            + string.Join("; ", storm.Types.Select(type => $"{type.Key}: {type.Value.Calls} calls = {type.Value.Seen}")));

        // Of the whole machine, over one window: two counts of the same calls, kept by two parts of the kernel.
        Assert.All(storm.Types.Values, type => Assert.Equal(type.Calls, type.Seen.Calls));
        // Hardly anything else calls open(2) itself, as libc has openat: then what was dropped was the storm's, and its own
        // count must be the agent's to the call.
        ulong most = captured.Opens + totals["open"].Dropped;
        bool isAlone = totals["open"].Delivered == captured.Opens;
        Assert.InRange(storm.Opens, isAlone ? most : captured.Opens, most);
        Assert.True(storm.Types["close"].Calls >= storm.Closes);
        // Delivered means delivered: what the probe says it sent is what is in the capture.
        Assert.All(totals.Names, name => Assert.Equal((name, totals[name].Delivered), (name, captured[name])));
        if (pause > 0)
            Assert.NotEqual(0u, totals["open"].Dropped);

        Assert.All(s_vital, name => Assert.Equal(0u, totals[name].Dropped));
        Assert.Equal(storm.Execs, captured.Execs.Distinct().Count());
        Assert.Equal(storm.Execs, captured.Execs.Count);
        Assert.All(captured.Execs, thread => Assert.Contains(thread, captured.Exits));

        Assert.InRange(after, 0, before + MaxGrowth);
        Assert.Contains(alerts, alert => alert.Rule == RuleNames.SensitiveFile && alert.ContainerId == container.ShortId);
    }

    static void Pause(Agent agent, int seconds)
    {
        if (seconds == 0)
            return;
        Thread.Sleep(TimeSpan.FromSeconds(2));
        Libc.kill(agent.ProcessId, Libc.SIGSTOP);
        Thread.Sleep(TimeSpan.FromSeconds(seconds));
        Libc.kill(agent.ProcessId, Libc.SIGCONT);
    }
}
