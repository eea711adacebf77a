using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Parking;
using Gyrfalcon.Engine.Tests.Rules;
using static Gyrfalcon.Engine.Tests.Parking.ParkingHarness;

namespace Gyrfalcon.Engine.Tests.Explaining;

/// <summary>What waits for its container in detection is explained with what detection knew in the end.</summary>
public sealed class WaitingEventTests
{
    [Fact]
    public void Process_ContainerIsToldLater_FiresOnTheEventBefore()
    {
        string rule = Rule("r", $"evt.type = execve and container.name = c{Id}", "%container.name");
        var live = new ParkingHarness(rule).Exec(20).Pass(Start).Tell().Exec(21, "/bin/a", id: "aaaaaaaaaaaa");
        Assert.Single(live.Alerts);

        var rules = RulesText.Load(rule).Compilation!;
        var explainer = new RuleExplainer(new HostState { RequestContainer = _ => { } }, rules, rules.Rules[0], new HashSet<long>(), count: 10);
        foreach (byte[] block in live.Blocks) explainer.Process(EventBuilder.View(block));
        Assert.Equal((1, 1, 1), (explainer.FiredCount, explainer.HeldCount, explainer.LookedAtCount));
        explainer.Complete();

        Assert.Equal((1, 1, 2), (explainer.FiredCount, explainer.HeldCount, explainer.LookedAtCount));
        var explanation = Assert.Single(explainer.Explained);
        Assert.Equal((2, Start), (explanation.Number, explanation.Timestamp));
    }
}
