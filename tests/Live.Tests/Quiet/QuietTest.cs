using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Quiet;

/// <summary>Base of the tests of silence: an alert that no one can act on is a defect.</summary>
[Trait("Category", "Long")]
public abstract class QuietTest
{
    readonly int _before;

    protected QuietTest(Lab lab)
    {
        Requirements.SkipUnlessLive();
        Requirements.SkipUnlessContainers();
        Lab = lab;
        Agent = lab.Agent;
        _before = Agent.Settle().Count;
    }

    internal Lab Lab { get; }

    internal Agent Agent { get; }

    /// <summary>All alerts since the test began, of the whole machine; they are shown with the test.</summary>
    internal IReadOnlyList<Alert> Alerts()
    {
        Alert[] alerts = [.. Agent.Settle().Skip(_before).Where(alert => alert.Rule != Agent.MarkerRule)];
        foreach (Alert alert in alerts)
            TestContext.Current.TestOutputHelper!.WriteLine(alert.Line);
        return alerts;
    }
}
