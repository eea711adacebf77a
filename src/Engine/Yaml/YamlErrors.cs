using Gyrfalcon.Engine.Diagnostics;
using SharpYaml;

namespace Gyrfalcon.Engine.Yaml;

/// <summary>Says what the YAML parser found in the words of someone who writes rules: what is wrong, where, and what was expected.</summary>
static class YamlErrors
{
    // The parser's messages, by the part that tells them apart.
    static readonly (string Found, string Message)[] s_messages =
    [
        ("expected <document start>", "expected the end of the document or '---'; is this line indented like the one it belongs to?"),
        ("block mapping, did not find expected key", "expected another 'key: value' in line with the keys above, or the end of the mapping"),
        ("block collection, did not find expected '-'", "expected another '- ' in line with the ones above, or the end of the sequence"),
        ("flow sequence, did not find", "expected ',' or ']' in the sequence that '[' began"),
        ("flow mapping,  did not find", "expected ',' or '}' in the mapping that '{' began"),
        ("simple key, could not find expected ':'", "expected ':' after the key"),
        ("cannot start any token", "a value cannot begin with this character; expected a quote around it"),
        ("Mapping values are not allowed", "':' is not expected here; a value with ': ' in it needs quotes, and a key must begin its own line"),
        ("Block sequence entries are not allowed", "'- ' is not expected here; expected it on its own line, in line with the other ones"),
        ("Mapping keys are not allowed", "'? ' is not expected here"),
        ("quoted scalar, find unexpected end of stream", "the quote that begins here is never closed"),
        ("quoted scalar, find unexpected document indicator", "the quote that begins here is not closed before '---' or '...'"),
        ("find unknown escape character", "unknown escape in double quotes; expected one of YAML's, or single quotes around the text"),
        ("hexdecimal number", "expected hexadecimal digits after the escape"),
        ("invalid Unicode character escape", "this escape stands for no character"),
        ("block scalar, did not find expected comment or line break", "expected a line break after the '|' or '>' of a block"),
        ("indicator equal to 0", "the indentation of a block cannot be 0; expected 1 to 9"),
        ("maximum nesting depth", $"nested deeper than {YamlReader.MaxDepth} levels"),
        ("node, did not find expected node content", "expected a value"),
        ("undefined tag handle", "this tag is not known; expected no tag at all"),
        ("incompatible YAML document", "expected '%YAML 1.1' or no such line"),
    ];

    public static Diagnostic Describe(YamlException error, SourceText source, int shift)
    {
        int start = Math.Clamp(error.Start.Index + shift, 0, source.Text.Length);
        int end = Math.Clamp(error.End.Index + shift, start, source.Text.Length);
        string message = StripPosition(error.Message);
        if (FindIndentingTab(source, start, end) is { } tab)
        {
            return Error("a tab indents this line; YAML expects spaces there", new SourceSpan(source, tab, 1));
        }

        foreach ((string found, string text) in s_messages)
        {
            if (message.Contains(found, StringComparison.Ordinal)) return Error(text, new SourceSpan(source, start, end - start));
        }

        return Error(message, new SourceSpan(source, start, end - start));
    }

    static Diagnostic Error(string message, SourceSpan span) => new(DiagnosticSeverity.Error, LoadCodes.YamlParse, message, span)
    {
        Locations = [new ItemLocation(ItemTypes.ValueFor, "", span)],
    };

    // The parser puts the place before the message: "(Lin: 1, Col: 0, Chr: 7) - (Lin: ...): While ...".
    static string StripPosition(string message)
    {
        int at = message.StartsWith("(Lin:", StringComparison.Ordinal) ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return at < 0 ? message : message[(at + 3)..];
    }

    // A tab before the first visible character of the line where the parser stopped, or of the one where it began.
    static int? FindIndentingTab(SourceText source, int start, int end)
    {
        foreach (int line in (ReadOnlySpan<int>)[source.LineOf(end), source.LineOf(start)])
        {
            ReadOnlySpan<char> text = source.Line(line);
            int indentation = text.IndexOfAnyExcept(' ', '\t');
            int tab = text[..(indentation < 0 ? text.Length : indentation)].IndexOf('\t');
            if (tab >= 0) return source.OffsetOfLine(line) + tab;
        }

        return null;
    }
}
