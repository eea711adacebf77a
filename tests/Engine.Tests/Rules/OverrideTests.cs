using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class OverrideTests
{
    const string Base = "- rule: r\n  desc: d\n  condition: evt.type = open\n  output: o\n  priority: INFO\n  tags: [b]\n";

    [Fact]
    public void Load_AppendAndReplaceInOneItem_BothCount()
    {
        Ruleset rules = RulesText.Good(
            Base,
            """
            - rule: r
              condition: and proc.name = sh
              desc: more
              tags: [a]
              priority: CRITICAL
              output: new
              override: {condition: append, desc: append, tags: append, priority: replace, output: replace}
            """);

        Rule rule = Assert.Single(rules.Rules);
        Assert.Equal("evt.type = open and proc.name = sh", rule.Condition.Text);
        Assert.Equal("d more", rule.Description);
        Assert.Equal(["a", "b"], rule.Tags);
        Assert.Equal(Priority.Critical, rule.Priority);
    }

    [Fact]
    public void Load_ErrorInAnAppendedCondition_IsFoundInItsOwnFile()
    {
        var result = RulesText.Load(Base, "- rule: r\n  condition: and proc.nmae = sh\n  append: true\n");

        Assert.StartsWith("b.yaml:2:18: ", Assert.Single(RulesText.Errors(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Disabled_IsCompiledButNotInForce()
    {
        Assert.Empty(RulesText.Good(Base, "- rule: r\n  enabled: false\n  override: {enabled: replace}\n").Rules);
        Assert.Empty(RulesText.Good(Base, "- rule: r\n  enabled: no\n").Rules);
        Assert.Single(RulesText.Good(Base + "  enabled: false\n", "- rule: r\n  enabled: true\n").Rules);
    }

    [Fact]
    public void Load_RedefinedRule_KeepsItsPlaceInTheOrder()
    {
        Ruleset rules = RulesText.Good(RulesText.Rule("evt.type = open", "one") + RulesText.Rule("evt.type = open", "two") + RulesText.Rule("evt.type = close", "one"));

        Assert.Equal(["one", "two"], rules.Rules.Select(r => r.Name));
        Assert.Equal("evt.type = close", rules.Rules[0].Condition.Text);
    }

    [Theory]
    [InlineData("  priority: INFO\n  override: {priority: append}\n", "use 'replace' instead")]
    [InlineData("  desc: x\n  override: {source: replace}\n", "Key 'source' cannot be replaced")]
    [InlineData("  desc: x\n  override: {desc: merge}\n", "Allowed values are: append replace")]
    [InlineData("  desc: x\n  override: {condition: append, desc: append}\n", "'condition' is not defined")]
    [InlineData("  desc: x\n  output: y\n  override: {desc: append}\n", "Unexpected key 'output'")]
    [InlineData("  desc: x\n  append: true\n  override: {desc: append}\n", "cannot be used together")]
    [InlineData("  desc: x\n  override: append\n", "expected a mapping")]
    [InlineData("  tags: [x]\n  append: true\n", "must have exceptions or condition")]
    [InlineData("  source: k8s_audit\n  condition: x\n  append: true\n", "different source")]
    [InlineData("  tags: [x]\n", "no mapping for key 'enabled'")]
    public void Load_OverrideThatDoesNotFit_IsRefused(string keys, string expected)
    {
        var result = RulesText.Load(Base, "- rule: r\n" + keys);

        Assert.Null(result.Ruleset);
        Assert.Contains(RulesText.Errors(result), e => e.StartsWith("b.yaml:", StringComparison.Ordinal) && e.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("  condition: and fd.num > 0\n  append: true\n")]
    [InlineData("  condition: and fd.num > 0\n  override: {condition: append}\n")]
    [InlineData("  condition: evt.type = close\n  override: {condition: replace}\n")]
    public void Load_ChangeOfARuleThatIsNotThere_SuggestsOne(string keys)
    {
        var result = RulesText.Load(RulesText.Rule("evt.type = open", "Shell in container"), "- rule: Shell in Container\n" + keys);

        Diagnostic error = Assert.Single(result.Diagnostics.Items, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(LoadCodes.Validate, error.Code);
        Assert.Equal("Shell in container", error.Suggestion);
    }
}
