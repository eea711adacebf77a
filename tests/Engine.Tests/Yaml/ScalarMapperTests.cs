using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;
using Xunit;

namespace Gyrfalcon.Engine.Tests.Yaml;

public sealed class ScalarMapperTests
{
    [Theory]
    [InlineData("- c: >\n    ab\n    cd\n\n     ef\n    gh\n\n\n- d: 1\n", "ab cd\n\n ef\ngh\n")]
    [InlineData("- c: >-\n    ab\n    cd\n", "ab cd")]
    [InlineData("- c: >+\n    ab\n\n", "ab\n\n")]
    [InlineData("- c: >-   # why\n\n    ab\n    cd\n\n\n    ef\n", "\nab cd\n\nef")]
    [InlineData("- c: |\n    ab\n\n      cd\n", "ab\n\n  cd\n")]
    [InlineData("- c: |-\n    ab\n    cd\n", "ab\ncd")]
    [InlineData("- c: |2\n      ab\n    cd\n", "  ab\ncd\n")]
    [InlineData("- c: ab\n     cd\n\n   ef # why\n", "ab cd\nef")]
    [InlineData("- c: ab cd\n", "ab cd")]
    [InlineData("- c: 'ab''cd\n    ef\n\n    gh '\n", "ab'cd ef\ngh ")]
    [InlineData("- c: \"ab \\\"\\x41\\u00e9\\n\\\n    cd\n    ef\"\n", "ab \"Aé\ncd ef")]
    [InlineData("- c: \"\"\n", "")]
    [InlineData("- c: \"\\U0001F600!\"\n", "😀!")]
    [InlineData("- c: !t &a >-\n    ab\n    cd\n", "ab cd")]
    [InlineData("- c: >\r\n    ab\r\n    cd\r\n", "ab cd\n")]
    [InlineData("\ufeff- c: ab\n", "ab")]
    [InlineData("- c: é😀 ab\n", "é😀 ab")]
    public void Map_EveryStyle_EachCharacterKnowsItsPlace(string yaml, string expected)
    {
        MappedText text = Condition(yaml).Text;

        Assert.Equal(expected, text.Text);
        int last = -1;
        for (int i = 0; i < text.Text.Length; i++)
        {
            int offset = text.OffsetOf(i);
            char written = yaml[offset];
            bool isEscape = written == '\\';
            Assert.True(isEscape || written == text.Text[i] || (char.IsWhiteSpace(written) && char.IsWhiteSpace(text.Text[i])), $"character {i} is at {offset}");
            Assert.True(offset > last || isEscape || char.IsLowSurrogate(text.Text[i]));
            last = offset;
        }
    }

    [Fact]
    public void Span_InAFoldedBlock_HasItsLineAndColumn()
    {
        MappedText text = Condition("- c: >\n    evt.type = open\n    and   proc.nmae = sh\n").Text;

        SourceSpan span = text.Span(text.Text.IndexOf("proc.nmae", StringComparison.Ordinal), "proc.nmae".Length);

        Assert.Equal("rules.yaml:3:11", span.ToString());
        Assert.Equal("proc.nmae", span.Source.Text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void Map_UpstreamRules_NoScalarLosesItsPlace()
    {
        foreach (string file in Directory.GetFiles(Shared.Folder("golden/rules/upstream"), "*.yaml"))
        {
            foreach (YamlNode node in YamlReader.Read(new SourceText(file, File.ReadAllText(file)), new DiagnosticBag())) Check(node);
        }

        static void Check(YamlNode node)
        {
            switch (node)
            {
                case YamlScalar { Value.Length: > 1 } scalar:
                    Assert.Equal(scalar.Value.Length - 1, scalar.Text.OffsetOf(scalar.Value.Length - 1) - scalar.Text.OffsetOf(0) - Folded(scalar));
                    break;
                case YamlSequence sequence:
                    sequence.Items.ForEach(Check);
                    break;
                case YamlMapping mapping:
                    mapping.Entries.ForEach(e => Check(e.Value));
                    break;
            }
        }

        // What the raw text has more than the value: indentation, doubled quotes, escapes. All of it lies between neighbours.
        static int Folded(YamlScalar scalar)
        {
            int more = 0;
            for (int i = 1; i < scalar.Value.Length; i++)
            {
                int step = scalar.Text.OffsetOf(i) - scalar.Text.OffsetOf(i - 1);
                Assert.True(step > 0);
                more += step - 1;
            }

            return more;
        }
    }

    static YamlScalar Condition(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        YamlNode root = Assert.Single(YamlReader.Read(new SourceText("rules.yaml", yaml), diagnostics));
        Assert.Empty(diagnostics.Items);
        var item = (YamlMapping)((YamlSequence)root).Items[0];
        return (YamlScalar)item.Find("c")!;
    }
}
