using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Quiet;

/// <summary>Base of the tests of silence under all stock rules: an alert that no one can act on is a defect.</summary>
[Trait("Category", "Long")]
public abstract class QuietTest : IDisposable
{
    readonly Agent _agent;

    protected QuietTest(Lab lab)
    {
        Requirements.SkipUnlessLive();
        Requirements.SkipUnlessContainers();
        Lab = lab;
        _agent = Agent.Start(lab.Files, new() { Rules = [.. StockRules.Files] });
    }

    internal Lab Lab { get; }

    public void Dispose()
    {
        _agent?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>All alerts since the test began, of the whole machine; they are shown with the test.</summary>
    internal IReadOnlyList<Alert> Alerts()
    {
        Alert[] alerts = [.. _agent.Settle().Where(alert => alert.Rule != Agent.MarkerRule)];
        foreach (Alert alert in alerts)
            TestContext.Current.TestOutputHelper!.WriteLine(alert.Line);
        return alerts;
    }
}
