namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>A text that was loaded, with the name to print for it. Lines and columns are counted from 1 in what people see.</summary>
public sealed class SourceText(string name, string text)
{
    readonly int[] _lineStarts = FindLineStarts(text);

    /// <summary>The path as it was given, or a name such as <c>command line</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The whole text.</summary>
    public string Text { get; } = text;

    /// <summary>The number of lines.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The line (from 0) that holds an offset.</summary>
    public int LineOf(int offset)
    {
        int line = Array.BinarySearch(_lineStarts, offset);
        return line < 0 ? ~line - 1 : line;
    }

    /// <summary>The column (from 0, in UTF-16 units) of an offset in its line.</summary>
    public int ColumnOf(int offset) => offset - _lineStarts[LineOf(offset)];

    /// <summary>The offset of the first character of a line (from 0).</summary>
    public int OffsetOfLine(int line) => _lineStarts[line];

    /// <summary>The text of a line (from 0) without its line break.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        int start = _lineStarts[line];
        int end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    static int[] FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1)) starts.Add(i + 1);
        return [.. starts];
    }
}
