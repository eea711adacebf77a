using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Agents;

/// <summary>Start, stop and reports of the binary itself.</summary>
public sealed class AgentTests
{
    readonly Lab _lab;

    public AgentTests(Lab lab)
    {
        Requirements.SkipUnlessLive();
        _lab = lab;
    }

    [Fact]
    public void Settle_Repeated_SeesEachMarkerOnce()
    {
        using Agent agent = Agent.Start(_lab.Files, new() { Rules = [] });

        agent.Settle();
        IReadOnlyList<Alert> alerts = agent.Settle();

        Assert.Equal([Agent.MarkerRule, Agent.MarkerRule], alerts.Select(alert => alert.Rule));
    }

    [Fact]
    public void Stop_OnInterrupt_ExitsWithZeroAndPrintsCounters()
    {
        using Agent agent = Agent.Start(_lab.Files, new() { Rules = [] });
        agent.Settle();

        AgentResult result = agent.Stop();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Output, line => line.StartsWith("Events detected: ", StringComparison.Ordinal));
    }
}
