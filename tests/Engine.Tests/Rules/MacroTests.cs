using System.Text;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class MacroTests
{
    [Fact]
    public void Load_MacroDefinedAfterTheRule_IsSeen() =>
        RulesText.Good(RulesText.Rule("m") + "- macro: m\n  condition: evt.type = open\n");

    [Fact]
    public void Load_MacroDefinedAfterTheMacroThatNamesIt_IsNotSeen()
    {
        var result = RulesText.Load("- macro: a\n  condition: b\n- macro: b\n  condition: evt.type = open\n" + RulesText.Rule("a"));

        Assert.StartsWith("a.yaml:2:14: Undefined macro 'b'", Assert.Single(RulesText.Errors(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MacroRedefinedLater_SeesWhatWasDefinedBetween() =>
        RulesText.Good("- macro: a\n  condition: evt.type = open\n- macro: b\n  condition: evt.type = open\n- macro: a\n  condition: b\n" + RulesText.Rule("a"));

    [Fact]
    public void Load_MacroOfALaterFile_IsNotSeenByAnEarlierOne()
    {
        // The reference compiles after each file, so the order of files counts.
        var result = RulesText.Load(RulesText.Rule("m"), "- macro: m\n  condition: evt.type = open\n");

        Assert.Equal(
            ["a.yaml:3:14: Undefined macro 'm' used in filter. It is defined at b.yaml:1:10, which is too late for this file"], RulesText.Errors(result));
        RulesText.Good("- macro: m\n  condition: evt.type = open\n", RulesText.Rule("m"));
    }

    [Fact]
    public void Load_MacroReplacedInALaterFile_CountsForEarlierRules()
    {
        var result = RulesText.Load("- macro: m\n  condition: evt.type = open\n" + RulesText.Rule("m"), "- macro: m\n  condition: proc.nmae = sh\n");

        Assert.StartsWith("b.yaml:2:14: ", Assert.Single(RulesText.Errors(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MacroAppendedTo_IsOneText()
    {
        var result = RulesText.Load(
            "- macro: m\n  condition: evt.type = open\n" + RulesText.Rule("m"),
            "- macro: m\n  condition: and proc.nmae = sh\n  override: {condition: append}\n");

        Assert.StartsWith("b.yaml:2:18: ", Assert.Single(RulesText.Errors(result)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- macro: a\n  condition: a\n", "Undefined macro 'a'")]
    [InlineData("- macro: a\n  condition: evt.type = open\n- macro: a\n  condition: a\n", "reference loop in macro 'a': a > a")]
    [InlineData("- macro: a\n  condition: evt.type = open\n- macro: b\n  condition: a\n- macro: a\n  condition: b\n", "reference loop in macro 'b': a > b > a")]
    public void Load_MacroThatNamesItself_IsRefused(string text, string expected)
    {
        var result = RulesText.Load(text + RulesText.Rule("a"));

        Assert.Contains(expected, string.Join('\n', RulesText.Errors(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownMacro_SuggestsOneAndSaysWhatWasExpected()
    {
        var result = RulesText.Load("- macro: spawned\n  condition: evt.type = execve\n" + RulesText.Rule("not spawnd"));

        Diagnostic error = Assert.Single(result.Diagnostics.Items, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("a.yaml:5:18", error.Span.ToString());
        Assert.Equal("spawned", error.Suggestion);
        Assert.Contains("Expected a check", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MacrosThatMultiply_AreRefused()
    {
        var text = new StringBuilder("- macro: m0\n  condition: evt.type = open or proc.name = a\n");
        for (int i = 1; i < 64; i++) text.Append($"- macro: m{i}\n  condition: m{i - 1} and m{i - 1}\n");

        var result = RulesText.Load(text + RulesText.Rule("m63"));

        Assert.Contains("larger than 100000 checks", Assert.Single(RulesText.Errors(result)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, "not m{0}")]
    [InlineData(500, "(((((not (((((not m{0} or proc.name = a))))) or proc.name = b)))))")]
    public void Load_MacrosThatNestWithoutEnd_AreRefused(int count, string condition)
    {
        // Last first, as rules ask for them: resolving has to go down the whole chain.
        var text = new StringBuilder("- macro: m0\n  condition: evt.type = open\n");
        for (int i = 1; i < count; i++) text.Append("- macro: m").Append(i).Append("\n  condition: ").AppendFormat(null, condition, i - 1).Append('\n');

        var result = RulesText.Load(RulesText.Rule($"m{count - 1}") + text);

        Assert.Contains("nested deeper", string.Join('\n', RulesText.Errors(result)), StringComparison.Ordinal);
    }
}
