using Gyrfalcon.Engine.Rules;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

public sealed class RuleSelectionsTests
{
    [Theory]
    [InlineData("rules: [{enable: {rule: 'A b*'}}, {disable: {tag: network}}]")]
    [InlineData("rules:\n  - enable:\n      rule: A b*\n  - disable:\n      tag: network\n")]
    [InlineData("rules:\n  - enable: {rule: A b*}\n", "rules[].disable.tag=network")]
    [InlineData("", "rules[].enable.rule=A b*", "rules[].disable.tag=network")]
    [InlineData("", "rules[]={enable: {rule: A b*}}", "rules[]={\"disable\": {\"tag\": \"network\"}}")]
    [InlineData("rules: [{enable: {rule: A b*}}, {disable: {tag: x}}]", "rules[1].disable.tag=network")]
    public void Load_Rules_AreReadInOrder(string text, params string[] overrides)
    {
        Assert.Equal(["+ A b* ", "-  network"], ConfigText.Good(text, overrides).Selections.Select(Show));
    }

    [Fact]
    public void Load_RuleAndTagInOneEntry_AreBothTaken() =>
        Assert.Equal(["- a b"], ConfigText.Good("rules: [disable: {rule: a, tag: b}]").Selections.Select(Show));

    [Fact]
    public void Load_SingleMapping_IsAListOfOne() =>
        Assert.Equal(["- a "], ConfigText.Good("rules: {disable: {rule: a}}").Selections.Select(Show));

    [Theory]
    [InlineData("rules: []")]
    [InlineData("rules:")]
    [InlineData("json_output: true")]
    public void Load_NoRules_SelectsNone(string text) => Assert.Empty(ConfigText.Good(text).Selections);

    [Fact]
    public void Load_Variable_IsExpanded()
    {
        Environment.SetEnvironmentVariable("GYR_TEST_RULE", "Netcat*");
        Assert.Equal(["- Netcat* "], ConfigText.Good("rules: [disable: {rule: '${GYR_TEST_RULE}'}]").Selections.Select(Show));
    }

    [Theory]
    [InlineData("rules: [nothing]", "1:9: 'rules' holds a single value; expected a list of mappings")]
    [InlineData("rules: [{allow: {rule: a}}]", "1:10: unknown key 'allow'", "1:10: an entry of 'rules' selects nothing")]
    [InlineData("rules: [{disable: network}]", "1:19: 'disable' of 'rules' holds a single value; expected a mapping", "1:10: an entry of 'rules' selects nothing")]
    [InlineData("rules: [{disable: {}}]", "1:19: an entry of 'rules' names neither a rule nor a tag")]
    [InlineData("rules: [{disable: {rule: ''}}]", "1:20: an entry of 'rules' names neither a rule nor a tag")]
    [InlineData("rules: [{disable: {rule: [a]}}]", "1:26: 'rule' of 'rules.disable' holds a sequence", "1:20: an entry of 'rules' names neither")]
    [InlineData("rules: [{disable: {rule: a, tags: b}}]", "1:29: unknown key 'tags' of 'rules.disable' is ignored; expected one of rule, tag")]
    [InlineData("rules: [{disable: {rule: a}, enable: {rule: b}}]", "1:20: an entry of 'rules' with enable has no effect through its disable")]
    public void Load_BadRules_SayWhereAndWhy(string text, params string[] expected)
    {
        ConfigText.Load(text, out var diagnostics);

        Assert.Equal(expected.Length, diagnostics.Count);
        Assert.All(expected.Zip(diagnostics), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FIRST", RuleMatching.First)]
    [InlineData("aLL", RuleMatching.All)]
    public void Load_RuleMatching_IsReadInAnyCase(string word, RuleMatching expected) => Assert.Equal(expected, ConfigText.Good($"rule_matching: {word}").Matching);

    static string Show(RuleSelection selection) => $"{(selection.Enables ? '+' : '-')} {selection.Rule?.Text} {selection.Tag?.Text}";
}
