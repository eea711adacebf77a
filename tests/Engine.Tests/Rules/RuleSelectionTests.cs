using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class RuleSelectionTests
{
    static readonly string s_rules =
        Rule("one", "[network, x]") + Rule("two", "[process]", isEnabled: false) + Rule("three", "[network]") + Rule("four", "[network_wide]", isEnabled: false);

    [Theory]
    [InlineData("", "one,three")]
    [InlineData("- one", "three")]
    [InlineData("- on", "one,three")]
    [InlineData("- t*", "one")]
    [InlineData("+ t*", "one,three,two")]
    [InlineData("+ *", "one,three,two,four")]
    [InlineData("- *", "")]
    [InlineData("- *;+ three", "three")]
    [InlineData("- one;+ one", "three,one")]
    [InlineData("+ one", "one,three")]
    [InlineData("- #network", "")]
    [InlineData("- #net*", "one,three")]
    [InlineData("+ #process;- #x", "three,two")]
    [InlineData("- #network;+ one", "one")]
    [InlineData("+ four #process", "one,three,four,two")]
    [InlineData("- one #process", "three")]
    public void Load_Selections_AreAppliedInOrder(string selections, string expected)
    {
        var result = RulesText.Load(new RulesOptions { Selections = [.. selections.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Selection)] }, s_rules);

        Assert.Equal(expected, string.Join(',', RulesText.Good(result).Rules.Select(r => r.Name)));
    }

    [Fact]
    public void Load_SelectionOfARuleBelowTheThreshold_DoesNotEnableIt()
    {
        var options = new RulesOptions { MinimumPriority = Priority.Error, Selections = [Selection("+ *")] };
        var result = RulesText.Load(options, Rule("grave", "[]", isEnabled: false).Replace("INFO", "error", StringComparison.Ordinal) + Rule("light", "[]"));

        Assert.Equal(["grave"], RulesText.Good(result).Rules.Select(r => r.Name));
        Assert.Empty(RulesText.Warnings(result));
    }

    [Fact]
    public void Load_SelectionOfTheLaterFileOfARule_SeesTheMergedTags()
    {
        var result = RulesText.Load(
            new RulesOptions { Selections = [Selection("- #late")] }, Rule("one", "[early]") + Rule("two", "[early]"), "- rule: one\n  tags: [late]\n  override: {tags: append}\n");

        Assert.Equal(["two"], RulesText.Good(result).Rules.Select(r => r.Name));
    }

    [Fact]
    public void Load_ErrorInADisabledRule_IsStillAnError() =>
        Assert.Null(RulesText.Load(new RulesOptions { Selections = [Selection("- *")] }, RulesText.Rule("proc.nmae = x")).Ruleset);

    [Theory]
    [InlineData("- thre", "no rule is named 'thre'", "three")]
    [InlineData("- nothing like it*", "no rule is named 'nothing like it*'", null)]
    [InlineData("+ #netwrok", "no rule has the tag 'netwrok'", "network")]
    public void Load_SelectionOfNothing_WarnsWhereItIsWritten(string selection, string message, string? suggestion)
    {
        var warning = Assert.Single(RulesText.Warnings(RulesText.Load(new RulesOptions { Selections = [Selection(selection)] }, s_rules)));

        Assert.Equal((LoadCodes.Configuration, message, suggestion), (warning.Code, warning.Message, warning.Suggestion));
        Assert.Equal("falco.yaml:1:1", warning.Span.ToString());
    }

    // "+" enables and "-" disables a name, a #tag, or both.
    static RuleSelection Selection(string text)
    {
        string[] parts = text[2..].Split('#');
        return new RuleSelection(text[0] == '+')
        {
            Rule = parts[0].Trim() is { Length: > 0 } name ? Written(name) : null,
            Tag = parts.Length > 1 ? Written(parts[1]) : null,
        };
    }

    static MappedText Written(string text) => MappedText.Whole(new SourceText("falco.yaml", text));

    static string Rule(string name, string tags, bool isEnabled = true) =>
        RulesText.Rule("evt.type = close", name) + $"  tags: {tags}\n  enabled: {(isEnabled ? "true" : "false")}\n";
}
