using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class RulesLoaderTests
{
    [Fact]
    public void Load_BrokenFile_ReportsEveryErrorAtItsPlaceAtOnce()
    {
        var result = RulesText.Load(
            """
            - macro: spawned
              condition: evt.type = execve

            - rule: One
              desc: d
              condition: >
                spawnd
                and proc.nmae = sh
              output: o
              priority: WARNIN

            - rule: Two
              desc: d
              condition: >
                spawned and
                  (proc.nmae = sh
              priority: INFO

            - rule: Three
              desc: d
              condition: spawned and proc.nmae = sh and evt.type = opne
              output: "%proc.nmae"
              priority: INFO
            """);

        Assert.Null(result.Ruleset);
        Assert.Equal(
            ["a.yaml:10:13", "a.yaml:12:3", "a.yaml:7:5", "a.yaml:16:22", "a.yaml:22:13", "a.yaml:21:26", "a.yaml:21:56"],
            result.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Span.ToString()));
        Assert.Equal(
            ["WARNING", null, "spawned", null, "proc.name", "proc.name", "open"],
            result.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Suggestion));
    }

    [Fact]
    public void Load_ErrorInAFoldedCondition_HasItsLineAndColumn()
    {
        var result = RulesText.Load("- rule: r\n  desc: d\n  output: o\n  priority: INFO\n  condition: >\n    evt.type = open and\n\n      proc.nmae = sh\n");

        Diagnostic error = Assert.Single(result.Diagnostics.Items);
        Assert.Equal("a.yaml:8:7", error.Span.ToString());
        Assert.Equal("proc.nmae", error.Span!.Value.Source.Text.Substring(error.Span.Value.Start, error.Span.Value.Length));
        Assert.Equal("proc.name", error.Suggestion);
        Assert.Equal(["rule 'r'", "rule condition ''", "condition expression ''"], error.Locations.Select(l => $"{l.ItemType} '{l.ItemName}'"));
    }

    [Fact]
    public void Load_UnbalancedParenthesis_PointsBehindTheText()
    {
        var result = RulesText.Load(RulesText.Rule("evt.type = open and (proc.name = sh"));

        Diagnostic error = Assert.Single(result.Diagnostics.Items);
        Assert.Equal("a.yaml:3:49", error.Span.ToString());
        Assert.Contains("expected ')'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MacroWithAnErrorInManyRules_ReportsItOnceAndSaysWhere()
    {
        var result = RulesText.Load(
            "- macro: m\n  condition: evt.type = open and proc.nmae = sh\n" + RulesText.Rule("m", "one") + RulesText.Rule("m and fd.num > 0", "two"));

        Diagnostic error = Assert.Single(result.Diagnostics.Items);
        Assert.Equal("a.yaml:2:34", error.Span.ToString());
        Assert.Equal("one", error.Locations[0].ItemName);
        Assert.Equal("m", error.Macro);
    }

    [Fact]
    public void Load_MacroThatCannotBeRead_IsNotMissedAsWell()
    {
        var result = RulesText.Load("- macro: m\n  condition:\n" + RulesText.Rule("evt.type = open and m"));

        Assert.Equal("Mapping for key 'condition' is empty; expected a value", Assert.Single(result.Diagnostics.Items).Message);
    }

    [Fact]
    public void Load_SyntaxErrorInYaml_StillReportsWhatComesBeforeIt()
    {
        var result = RulesText.Load(RulesText.Rule("proc.nmae = sh") + "- rule: x\n\tdesc: d\n");

        Assert.Equal(
            ["a.yaml:7:1: a tab indents this line; YAML expects spaces there", "a.yaml:3:14: filter_check called with nonexistent field proc.nmae"],
            RulesText.Errors(result));
    }

    [Theory]
    [InlineData("just text", "a.yaml:1:1", LoadCodes.YamlValidate, "expected a sequence")]
    [InlineData("a: b", "a.yaml:1:1", LoadCodes.YamlValidate, "expected a sequence")]
    [InlineData("- text", "a.yaml:1:3", LoadCodes.YamlValidate, "expected '- rule:'")]
    [InlineData("- rule: r\n  desc: d\n  condition: evt.type = open\n  priority: INFO\n", "a.yaml:1:3", LoadCodes.YamlValidate, "no mapping for key 'output'")]
    [InlineData("- list: l\n  items: a\n", "a.yaml:2:10", LoadCodes.YamlValidate, "is not a sequence")]
    [InlineData("- list: l\n  items: [[a]]\n", "a.yaml:2:11", LoadCodes.YamlValidate, "expected single values")]
    [InlineData("- rule: r\n  enabled: maybe\n", "a.yaml:2:12", LoadCodes.YamlValidate, "expected true or false")]
    [InlineData("- rule: r\n  enabled: true\n", "a.yaml:1:9", LoadCodes.Validate, "no rule by that name")]
    [InlineData("- required_engine_version: 0.99.0\n", "a.yaml:1:28", LoadCodes.Validate, "engine version is 0.62.0")]
    [InlineData("- required_engine_version: 1.0.0\n", "a.yaml:1:28", LoadCodes.Validate, "engine version is 0.62.0")]
    [InlineData("- required_engine_version: new\n", "a.yaml:1:28", LoadCodes.YamlValidate, "Expected \"x.y.z\" semver")]
    [InlineData("- required_plugin_versions: [{name: k8saudit, version: 0.1.0}]\n", "a.yaml:1:37", LoadCodes.Validate, "must load one of: k8saudit (>= 0.1.0)")]
    [InlineData("- required_plugin_versions: [{name: container, version: 9.0.0}]\n", "a.yaml:1:37", LoadCodes.Validate, "version '0.7.1' is not compatible")]
    [InlineData("- required_plugin_versions: [{name: container, version: x}]\n", "a.yaml:1:57", LoadCodes.Validate, "expected x.y.z")]
    public void Load_WrongItem_IsRefusedWithPlaceCodeAndExpectation(string text, string place, string code, string expected)
    {
        var result = RulesText.Load(text);

        Diagnostic error = Assert.Single(result.Diagnostics.Items, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Null(result.Ruleset);
        Assert.Equal(place, error.Span.ToString());
        Assert.Equal(code, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- required_engine_version: 62\n")]
    [InlineData("- required_engine_version: 0.57.0\n")]
    [InlineData("- required_engine_version: 0.62.0-beta\n")]
    [InlineData("- required_plugin_versions:\n    - name: container\n      version: 0.4.0\n")]
    [InlineData("- required_plugin_versions:\n    - name: other\n      version: 0.4.0\n      alternatives: [{name: container, version: 0.1.0}]\n")]
    [InlineData("")]
    [InlineData("---\n---\n- list: a\n  items: []\n---\n- list: b\n  items: [x]\n")]
    [InlineData("-\n- list: a\n  items: []\n")]
    public void Load_GoodItem_IsTaken(string text) => RulesText.Good(text);

    [Theory]
    [InlineData("  pririty: INFO\n", LoadCodes.UnknownKey, "priority")]
    [InlineData("  Tags: [a]\n", LoadCodes.UnknownKey, "tags")]
    [InlineData("  desc: again\n", LoadCodes.UnknownKey, null)]
    public void Load_KeyThatDoesNotCount_Warns(string line, string code, string? suggestion)
    {
        var result = RulesText.Load(RulesText.Rule("evt.type = open") + line);

        Diagnostic warning = Assert.Single(result.Diagnostics.Items);
        Assert.NotNull(result.Ruleset);
        Assert.Equal(code, warning.Code);
        Assert.Equal("a.yaml:6:3", warning.Span.ToString());
        Assert.Equal(suggestion, warning.Suggestion);
    }

    [Theory]
    [InlineData("- ruel: r\n", LoadCodes.UnknownItem)]
    [InlineData("- list: my list\n  items: [a]\n", LoadCodes.InvalidListName)]
    [InlineData("- macro: 1st\n  condition: evt.type = open\n", LoadCodes.InvalidMacroName)]
    [InlineData("- macro: m\n  condition: evt.type = open\n", LoadCodes.UnusedMacro)]
    [InlineData("- list: l\n  items: [a]\n", LoadCodes.UnusedList)]
    [InlineData("- rule: r\n  desc: d\n  condition: evt.type = open\n  output: o\n  priority: INFO\n  source: k8s_audit\n", LoadCodes.UnknownSource)]
    [InlineData("- rule: r\n  desc: d\n  condition: proc.name = sh\n  output: o\n  priority: INFO\n", LoadCodes.NoEventType)]
    [InlineData("- rule: r\n  desc: d\n  condition: evt.type = open and evt.dir = <\n  output: o\n  priority: INFO\n", LoadCodes.DeprecatedItem)]
    public void Load_QuestionableItem_Warns(string text, string code)
    {
        var result = RulesText.Load(text);

        Assert.NotNull(result.Ruleset);
        Assert.Contains(result.Diagnostics.Items, d => d.Code == code && d.Severity == DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("proc.nobody = x")]
    [InlineData("evt.type = some_new_event")]
    public void Load_UnknownNameThatMayBeSkipped_LeavesTheRuleOut(string condition)
    {
        var result = RulesText.Load(RulesText.Rule(condition) + "  skip-if-unknown-filter: true\n" + RulesText.Rule("evt.type = open", "kept"));

        Assert.Equal(["kept"], RulesText.Good(result).Rules.Select(r => r.Name));
        Assert.Equal(LoadCodes.UnknownFilter, Assert.Single(result.Diagnostics.Items).Code);
    }

    [Fact]
    public void Load_OtherErrorInARuleThatMayBeSkipped_IsAnError()
    {
        var result = RulesText.Load(RulesText.Rule("proc.name < x") + "  skip-if-unknown-filter: true\n");

        Assert.Null(result.Ruleset);
    }

    [Fact]
    public void Load_Rule_HasWhatWasWritten()
    {
        Ruleset rules = RulesText.Good(
            """
            - rule: "A: b"
              desc: >
                What it
                means.
              condition: evt.type = open and fd.num >= 0
              output: "  opened %fd.name  "
              priority: info
              tags: [b, a, b]
              capture: yes
              capture_duration: 2000
            """);

        Rule rule = Assert.Single(rules.Rules);
        Assert.Equal("A: b", rule.Name);
        Assert.Equal("What it means.\n", rule.Description);
        Assert.Equal(Priority.Informational, rule.Priority);
        Assert.Equal("syscall", rule.Source);
        Assert.Equal(["a", "b"], rule.Tags);
        Assert.Equal("evt.type = open and fd.num >= 0", rule.Condition.Text);
        Assert.Equal("a.yaml:5:14", rule.Condition.Span(0, 8).ToString());
        Assert.True(rule.Captures);
        Assert.Equal(TimeSpan.FromSeconds(2), rule.CaptureDuration);
    }

    [Fact]
    public void Load_ManyErrors_AreCountedAndNotAllKept()
    {
        var result = RulesText.Load(string.Concat(Enumerable.Range(0, 1000).Select(i => RulesText.Rule("nope", $"r{i}"))));

        Assert.Equal(DiagnosticBag.Limit, result.Diagnostics.Items.Count);
        Assert.Equal(1000 - DiagnosticBag.Limit, result.Diagnostics.Omitted);
    }
}
