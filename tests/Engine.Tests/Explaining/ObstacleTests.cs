using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Tests.Rules;
using static Gyrfalcon.Engine.Tests.Explaining.RuleExplainerTests;

namespace Gyrfalcon.Engine.Tests.Explaining;

/// <summary>Why a rule stays quiet though its condition may hold.</summary>
public sealed class ObstacleTests
{
    static readonly string s_rule = RulesText.Rule("evt.type = openat and proc.name = cat", "mine");

    [Fact]
    public void Find_DisabledInTheFile_PointsAtTheKey() =>
        Check(RulesText.Load(s_rule + "  enabled: false\n"), ObstacleKind.Disabled, "the rule is disabled", "a.yaml:6");

    [Fact]
    public void Find_DisabledByTheConfiguration_SaysSo()
    {
        var selection = new RuleSelection(Enables: false) { Rule = MappedText.Whole(new SourceText("-o", "mine")) };
        Check(RulesText.Load(new RulesOptions { Selections = [selection] }, s_rule), ObstacleKind.Disabled, "the rule is disabled by 'rules' of the configuration", null);
    }

    [Fact]
    public void Find_BelowThePriority_NamesBoth() => Check(
        RulesText.Load(new RulesOptions { MinimumPriority = Priority.Error }, s_rule), ObstacleKind.Priority,
        "the rule is not loaded: its priority is Informational, and the configuration wants Error or graver", "a.yaml:5");

    [Fact]
    public void Find_OtherRuleFirst_NamesIt() => Check(
        RulesText.Load(RulesText.Rule("evt.type = openat", "other") + s_rule), ObstacleKind.OtherRule,
        "'other' matched before it, and with rule_matching: first an event raises one alert", "a.yaml:1");

    [Fact]
    public void Find_OtherRuleBesideIt_IsNoObstacle()
    {
        var explainer = Explainer(RulesText.Load(new RulesOptions { Matching = RuleMatching.All }, RulesText.Rule("evt.type = openat", "other") + s_rule), Family());
        explainer.Process(Open("/x"));

        Assert.Empty(explainer.Explained.Single().Obstacles);
    }

    [Fact]
    public void Find_Exception_IsNamedWithItsPlace()
    {
        string exception = "  exceptions:\n    - {name: tools, fields: proc.name, values: [cat, dd]}\n";
        Check(RulesText.Load(s_rule + exception), ObstacleKind.Exception, "the exception 'tools' applies", "a.yaml:7");
    }

    [Fact]
    public void Find_EventOfAnotherType_SaysWhichTypesTheRuleLooksAt()
    {
        var explainer = Explainer(s_rule, null, 1);
        explainer.Process(Event(new EventBuilder(EventCode.SyscallCloseX, 12).With("res", 0).With("fd", 3)));

        Assert.Equal(
            ["the rule is not asked of close events: it looks at openat", "1 of the 2 parts of its condition failed"],
            explainer.Explained.Single().Obstacles.Select(o => o.Text));
        Assert.Equal(0, explainer.LookedAtCount);
    }

    [Fact]
    public void Find_RuleThatIsSwitchedOffByItsCondition_SaysThatNothingCanSatisfyIt()
    {
        var explainer = Explainer(RulesText.Rule("evt.num = 0 and evt.type = openat"));
        explainer.Process(Open("/x"));

        Assert.Equal(
            ["the rule is asked of no event, because its condition can never be true", "1 of the 2 parts of its condition failed"],
            explainer.NearMisses.Single().First.Obstacles.Select(o => o.Text));
    }

    [Fact]
    public void Find_EventForTheStateOnly_SaysSo()
    {
        byte[] block = new EventBuilder(EventCode.SyscallOpenatV2X, 12).With("fd", 3).With("dirfd", -100).With("name", "/x").Build();
        Assert.True(EventView.TryCreate(block, 0, out var view, out _, isStateOnly: true));
        var explainer = Explainer(s_rule, null, 1);
        explainer.Process(view);

        Assert.Equal(ObstacleKind.StateOnly, explainer.Explained.Single().Obstacles.Single().Kind);
        Assert.Equal((0, 0), (explainer.HeldCount, explainer.LookedAtCount));
    }

    [Fact]
    public void Find_BeginningOfACall_SaysSo()
    {
        var explainer = Explainer(s_rule, null, 1);
        explainer.Process(Event(new EventBuilder(EventCode.SyscallOpenatV2E, 12).With("dirfd", -100).With("name", "/x")));

        Assert.StartsWith("it is the beginning of a call", explainer.Explained.Single().Obstacles[0].Text, StringComparison.Ordinal);
    }

    // The event is one on which the rule would fire but for the obstacle.
    static void Check(RulesLoadResult loaded, ObstacleKind kind, string text, string? place)
    {
        var explainer = Explainer(loaded, Family(), 1);
        explainer.Process(Open("/x"));

        var obstacle = Assert.Single(explainer.Explained.Single().Obstacles);
        Assert.Equal((kind, text, place), (obstacle.Kind, obstacle.Text, obstacle.Place?.FileAndLine));
        Assert.Equal(0, explainer.FiredCount);
    }
}
