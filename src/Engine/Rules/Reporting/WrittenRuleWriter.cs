using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Reporting;

/// <summary>Writes the items of the rules files that make a rule what it is, as they are written there.</summary>
public static class WrittenRuleWriter
{
    /// <summary>Writes the item that defines the rule and those that change it, in order.</summary>
    public static void Write(TextWriter writer, RuleCompilation rule)
    {
        foreach (var item in rule.Definition.Items)
        {
            writer.WriteLine($"# {item.FileAndLine}");
            foreach (string text in LinesOf(item.Source, item.Source.LineOf(item.Start), item.Source.ColumnOf(item.Start))) writer.WriteLine(text);
        }
    }

    // An item ends where a line begins left of its keys; blank lines and comments behind its last value are none of it.
    static IEnumerable<string> LinesOf(SourceText source, int first, int column)
    {
        int last = first;
        for (int line = first + 1; line < source.LineCount; line++)
        {
            var text = source.Line(line);
            int indentation = text.IndexOfAnyExcept(' ');
            if (indentation < 0 || text[indentation] == '#') continue;
            if (indentation < column) break;
            last = line;
        }

        for (int line = first; line <= last; line++) yield return source.Line(line).ToString();
    }
}
