using Gyrfalcon.Engine.Diagnostics;
using Xunit;

namespace Gyrfalcon.Engine.Tests.Diagnostics;

public sealed class DiagnosticRendererTests
{
    [Fact]
    public void Write_UnknownField_ShowsPlaceLineCaretAndSuggestion()
    {
        string text = string.Concat(Enumerable.Repeat("#\n", 11)) + "  condition: proc.nmae = sh\n";

        string shown = Render(text, "proc.nmae", "unknown field 'proc.nmae'", "proc.name", "Shell");

        Assert.Equal(
            """
            r.yaml:12:14: error: unknown field 'proc.nmae' (LOAD_ERR_COMPILE_CONDITION)
               in rule 'Shell'
             12 |   condition: proc.nmae = sh
                |              ^~~~~~~~~ did you mean 'proc.name'?

            """,
            shown);
    }

    [Theory]
    [InlineData("\tx: bad\n", "    x: bad", "       ^~~")]
    [InlineData("a\tx: bad\n", "a   x: bad", "       ^~~")]
    [InlineData("日本: bad\n", "日本: bad", "      ^~~")]
    [InlineData("e\u0301: bad\n", "e\u0301: bad", "   ^~~")]
    [InlineData("😀 bad\n", "😀 bad", "   ^~~")]
    [InlineData("\u202e\u001b[31m bad\n", "\ufffd␛[31m bad", "       ^~~")]
    public void Write_TabsAndWideCharacters_KeepTheCaretUnderItsText(string text, string line, string caret)
    {
        string[] lines = Render(text, "bad", "m").Split('\n');

        Assert.Equal(" 1 | " + line, lines[1]);
        Assert.Equal("   | " + caret, lines[2]);
    }

    [Theory]
    [InlineData(500, 500)]
    [InlineData(0, 500)]
    [InlineData(500, 0)]
    [InlineData(60, 200)]
    [InlineData(2_000_000, 2_000_000)]
    public void Write_LongLine_IsCutAroundTheCaret(int before, int after)
    {
        string text = new string('(', before) + "bad" + new string(')', after);

        string[] lines = Render(text, "bad", "m").Split('\n');

        string line = lines[1]["1 | ".Length..].TrimStart();
        Assert.True(line.Length <= DiagnosticRenderer.MaxColumns, line);
        Assert.Equal(lines[1].IndexOf("bad", StringComparison.Ordinal), lines[2].IndexOf("^~~", StringComparison.Ordinal));
        Assert.Equal(before > 100, line.StartsWith('…'));
        Assert.Equal(after > 100, line.EndsWith('…'));
    }

    [Fact]
    public void Write_SpanOfManyLines_MarksItsFirst()
    {
        string[] lines = Render("ab cd\nef\n", "cd\nef", "m").Split('\n');

        Assert.Equal("   |    ^~", lines[2]);
    }

    [Fact]
    public void Write_SpanAtTheEnd_HasACaretBehindTheText()
    {
        var source = new SourceText("r.yaml", "ab");
        var writer = new StringWriter();

        new DiagnosticRenderer(writer).Write(new Diagnostic(DiagnosticSeverity.Warning, "C", "m", new SourceSpan(source, 2, 0)));

        Assert.Equal("r.yaml:1:3: warning: m (C)\n 1 | ab\n   |   ^\n", writer.ToString());
    }

    [Fact]
    public void Write_InColour_PaintsSeverityCaretAndNothingElseOfTheFile()
    {
        var source = new SourceText("r.yaml", "bad");
        var writer = new StringWriter();

        new DiagnosticRenderer(writer, useColour: true).Write(new Diagnostic(DiagnosticSeverity.Error, "C", "m\u001b[0m", new SourceSpan(source, 0, 3)));

        Assert.Contains("\u001b[1;31merror\u001b[0m: m␛[0m (C)", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("\u001b[1;31m^~~\u001b[0m", writer.ToString(), StringComparison.Ordinal);
    }

    static string Render(string text, string marked, string message, string? suggestion = null, params string[] rules)
    {
        var span = new SourceSpan(new SourceText("r.yaml", text), text.IndexOf(marked, StringComparison.Ordinal), marked.Length);
        var writer = new StringWriter { NewLine = "\n" };
        new DiagnosticRenderer(writer).Write(
            new Diagnostic(DiagnosticSeverity.Error, LoadCodes.CompileCondition, message, span)
            {
                Suggestion = suggestion,
                Locations = [.. rules.Select(rule => new ItemLocation(ItemTypes.Rule, rule, span))],
            });
        return writer.ToString();
    }
}
