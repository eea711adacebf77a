using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;
using Xunit;

namespace Gyrfalcon.Engine.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("- a: 1\n\tb: 2\n", "y:2:1", "tab")]
    [InlineData("a:\n  \t- b\n", "y:2:3", "tab")]
    [InlineData("a: |\n\tx\n", "y:2:1", "tab")]
    [InlineData("- a: b: c\n", "y:1:7", "needs quotes")]
    [InlineData("- a: [1, 2\n- b: 3\n", "y:2:4", "expected ',' or ']'")]
    [InlineData("- a: 'x\n", "y:1:6", "never closed")]
    [InlineData("- a: \"\\q\"\n", "y:1:6", "single quotes")]
    [InlineData("- a: 1\n b: 2\n", "y:2:2", "expected")]
    [InlineData("- a: *x\n", "y:1:6", "&x")]
    [InlineData("- &x a: *x\n  b: &y [*y]\n", "y:2:10", "&y")]
    [InlineData("- [a, b]: c\n", "y:1:3", "single value")]
    [InlineData("- a: @x\n", "y:1:6", "quote")]
    public void Read_BrokenText_SaysWhereAndWhatWasExpected(string text, string place, string expected)
    {
        var diagnostics = new DiagnosticBag();

        YamlReader.Read(new SourceText("y", text), diagnostics);

        Diagnostic error = Assert.Single(diagnostics.Items, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(LoadCodes.YamlParse, error.Code);
        Assert.Equal(place, error.Span.ToString());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AfterAnError_KeepsTheElementsBeforeIt()
    {
        var root = (YamlSequence)Assert.Single(YamlReader.Read(new SourceText("y", "- a: 1\n- b: 2\n- c: [\n- d: 4\n"), new DiagnosticBag()));

        Assert.Equal(["a", "b"], root.Items.Select(i => ((YamlMapping)i).Entries[0].Key.Value));
    }

    [Fact]
    public void Read_ManyDocuments_GivesAllButTheEmptyOnes()
    {
        IReadOnlyList<YamlNode> documents = YamlReader.Read(new SourceText("y", "---\n- a\n---\n---\n- b\n...\n"), new DiagnosticBag());

        Assert.Equal(2, documents.Count);
    }

    [Fact]
    public void Read_AliasesOfAliases_StopBeforeTheyExplode()
    {
        var text = new System.Text.StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) text.Append($"- &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        var diagnostics = new DiagnosticBag();

        YamlReader.Read(new SourceText("y", text.ToString()), diagnostics);

        Assert.Contains("aliases counted", Assert.Single(diagnostics.Items).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        var diagnostics = new DiagnosticBag();

        YamlReader.Read(new SourceText("y", new string('[', 100_000)), diagnostics);

        Assert.Contains("64 levels", Assert.Single(diagnostics.Items).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_KeyTwice_Warns()
    {
        var diagnostics = new DiagnosticBag();

        var root = (YamlMapping)Assert.Single(YamlReader.Read(new SourceText("y", "a: 1\nb: 2\na: 3\n"), diagnostics));

        Assert.Equal("y:3:1", Assert.Single(diagnostics.Items).Span.ToString());
        Assert.False(diagnostics.HasErrors);
        Assert.Equal("1", ((YamlScalar)root.Find("a")!).Value);
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("On", true)]
    [InlineData("TRUE", true)]
    [InlineData("y", true)]
    [InlineData("N", false)]
    [InlineData("off", false)]
    [InlineData("False", false)]
    [InlineData("tRUE", null)]
    [InlineData("1", null)]
    [InlineData("", null)]
    public void TryBool_SpellingsOfYamlCpp_AreRead(string text, bool? expected)
    {
        bool isBool = YamlConvert.TryBool(text, out bool value);

        Assert.Equal(expected, isBool ? value : null);
    }

    [Theory]
    [InlineData("0", 0u)]
    [InlineData("4294967295", 4294967295u)]
    [InlineData("0x1F", 31u)]
    [InlineData("010", 8u)]
    [InlineData("4294967296", null)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("09", null)]
    public void TryUInt32_NumbersOfYamlCpp_AreRead(string text, uint? expected)
    {
        bool isNumber = YamlConvert.TryUInt32(text, out uint value);

        Assert.Equal(expected, isNumber ? value : null);
    }
}
