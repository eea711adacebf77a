using System.Text;

namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>The line of a span as it is shown, and where under it the span lies.</summary>
/// <param name="Text">The line with tabs as blanks, cut to a width.</param>
/// <param name="MarkStart">The column in <paramref name="Text"/> where the span begins.</param>
/// <param name="MarkWidth">Its width in columns, at least 1.</param>
readonly record struct SourceLine(string Text, int MarkStart, int MarkWidth)
{
    const int TabWidth = 4;

    // Of a line that is cut, this much of what comes before the caret is kept.
    const int ColumnsBefore = 60;

    // A binary file may be one line of megabytes; what lies further from the caret than this cannot be shown anyway.
    const int CharactersAround = 512;

    public static SourceLine Cut(SourceSpan span, int maxColumns)
    {
        int lineNumber = span.Source.LineOf(span.Start);
        ReadOnlySpan<char> line = span.Source.Line(lineNumber);
        int start = Math.Min(span.Start - span.Source.OffsetOfLine(lineNumber), line.Length);
        int end = (int)Math.Min((long)start + span.Length, line.Length);
        int from = start > CharactersAround ? start - CharactersAround : 0;
        int to = Math.Min(line.Length, start + CharactersAround);
        if (from > 0 && char.IsLowSurrogate(line[from])) from++;

        var cells = Lay(line[from..to], start - from, end - from, out int markStart, out int markEnd);
        int width = cells.Count;
        bool isCutLeft = from > 0 || (width > maxColumns && markStart > ColumnsBefore);
        int first = isCutLeft ? Math.Max(0, Math.Min(markStart - ColumnsBefore, width - maxColumns)) : 0;
        int last = Math.Min(width, first + maxColumns);
        bool isCutRight = last < width || to < line.Length;

        var text = new StringBuilder();
        if (isCutLeft) text.Append('…');
        for (int i = first + (isCutLeft ? 1 : 0); i < last - (isCutRight ? 1 : 0); i++) text.Append(cells[i]);
        if (isCutRight) text.Append('…');
        int mark = markStart - first;
        return new SourceLine(text.ToString(), mark, Math.Max(1, Math.Min(markEnd - first, maxColumns) - mark));
    }

    // One string a column; the second column of a wide character is empty, marks of no width join the column before them.
    static List<string> Lay(ReadOnlySpan<char> line, int start, int end, out int markStart, out int markEnd)
    {
        List<string> cells = [];
        markStart = -1;
        markEnd = -1;
        int at = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (at >= start && markStart < 0) markStart = cells.Count;
            if (at >= end && markEnd < 0) markEnd = cells.Count;
            at += rune.Utf16SequenceLength;
            if (rune.Value == '\t')
            {
                do cells.Add(" ");
                while (cells.Count % TabWidth != 0);
                continue;
            }

            Rune shown = DisplayWidth.Shown(rune);
            switch (DisplayWidth.Of(shown))
            {
                case 0 when cells.Count > 0:
                    cells[^1] += shown.ToString();
                    break;
                case 2:
                    cells.Add(shown.ToString());
                    cells.Add("");
                    break;
                default:
                    cells.Add(shown.ToString());
                    break;
            }
        }

        if (markStart < 0) markStart = cells.Count;
        if (markEnd < 0) markEnd = cells.Count;
        return cells;
    }
}
