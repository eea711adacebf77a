using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Testing;

namespace Gyrfalcon.Engine.Tests.Testing;

public sealed class ConditionCoverageTests
{
    const string Condition = "evt.type = openat and fd.name startswith /etc/ and not proc.name = node";

    [Fact]
    public void Add_OneTest_LeavesWhatItDidNotDecide()
    {
        var rule = Cover(Condition, Test("a", "{open: /etc/x, by: systemd}", "fires: R"));

        Assert.Equal((1, 0), (rule.FiringTests, rule.SilentTests));
        Assert.Equal([("fd.name startswith /etc/", false, true), ("proc.name = node", true, false)], Undecided(rule));
        Assert.Equal(50, rule.Percent);
    }

    [Fact]
    public void Add_ATestForEachSide_LeavesNothing()
    {
        var rule = Cover(
            Condition, Test("a", "{open: /etc/x, by: systemd}", "fires: R"), Test("b", "{open: /x, by: systemd}", "silent: R"), Test("c", "{open: /etc/x, by: node}", "silent: R"));

        Assert.Equal((1, 2), (rule.FiringTests, rule.SilentTests));
        Assert.Empty(Undecided(rule));
        Assert.Equal(100, rule.Percent);
    }

    [Fact]
    public void Add_TwoPartsFail_NeitherHasDecided() =>
        Assert.Equal(["fd.name startswith /etc/", "proc.name = node"], Undecided(Cover(Condition, Test("a", "{open: /x, by: node}", "silent: R"))).Select(u => u.Text));

    [Fact]
    public void Add_SilentTestThatNeverAsksTheRule_DoesNotCount() =>
        Assert.Equal(0, Cover(Condition, Test("a", "{exec: ls, by: node}", "silent: all")).SilentTests);

    static string Test(string name, string step, string expectation) => $"  - {{name: {name}, events: [{step}], {expectation}}}\n";

    static RuleCoverage Cover(string condition, params string[] tests)
    {
        var diagnostics = new DiagnosticBag();
        var file = RuleTestFile.Read(new SourceText("x", $"given: {{processes: [{{name: node}}]}}\ntests:\n{string.Concat(tests)}"), diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => d.Message));
        var rules = TestText.RulesOf(condition);
        var coverage = new ConditionCoverage(rules);
        var runner = new RuleTestRunner(rules, _ => throw new InvalidOperationException());
        foreach (var test in file.Tests) coverage.Add(test, runner);
        return Assert.Single(coverage.Rules);
    }

    static IEnumerable<(string Text, bool NeverTrue, bool NeverFalse)> Undecided(RuleCoverage rule) => rule.Undecided.Select(u => (u.Part.Text, u.IsNeverTrue, u.IsNeverFalse));
}
