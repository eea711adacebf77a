namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>
/// A text that was taken out of sources (a folded YAML scalar, a condition after list substitution, two conditions of which one
/// was appended to the other), of which every character still knows where it came from.
/// </summary>
public sealed class MappedText
{
    readonly MappedPiece[] _pieces;

    /// <summary>Makes a mapped text out of pieces that cover it: at least one, the first at 0, each further one where the one before ends.</summary>
    internal MappedText(string text, MappedPiece[] pieces)
    {
        Text = text;
        _pieces = pieces;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The source of its beginning.</summary>
    public SourceText Source => _pieces[0].Source;

    internal ReadOnlySpan<MappedPiece> Pieces => _pieces;

    /// <summary>The offset in its source of a character, or of the end.</summary>
    public int OffsetOf(int index) => index > 0 && index == Text.Length ? OffsetOf(index - 1) + 1 : _pieces[PieceAt(index)].OffsetOf(index);

    /// <summary>A whole source as a mapped text.</summary>
    public static MappedText Whole(SourceText source) => new(source.Text, [new MappedPiece(0, source, 0, 0)]);

    /// <summary>
    /// The span in the source of a piece of the text. Where the piece was put together from several places, the span reaches
    /// from its first character to the last one that came from the same place.
    /// </summary>
    public SourceSpan Span(int start, int length)
    {
        var first = _pieces[PieceAt(start)];
        if (first.IsWhole) return new SourceSpan(first.Source, first.Offset, first.WholeLength);
        int from = OffsetOf(start);
        if (length == 0) return new SourceSpan(first.Source, from, 0);

        int last = start + length - 1;
        int piece = PieceAt(last);
        for (; !_pieces[piece].IsOfSamePlaceAs(first); piece--) last = _pieces[piece].Start - 1;
        return new SourceSpan(first.Source, from, Math.Max(0, _pieces[piece].OffsetOf(last) + 1 - from));
    }

    /// <summary>Whether a place lies between the first and the last character of the text, where both came from the same source.</summary>
    internal bool Covers(SourceSpan place) =>
        ReferenceEquals(place.Source, Source) && ReferenceEquals(_pieces[^1].Source, Source) && place.Start >= OffsetOf(0) && place.Start < OffsetOf(Text.Length);

    /// <summary>The text without white space at both ends.</summary>
    public MappedText Trim()
    {
        int length = Text.AsSpan().TrimEnd().Length;
        int start = length - Text.AsSpan(0, length).TrimStart().Length;
        return start == 0 && length == Text.Length ? this : new MappedTextBuilder().Append(this, start, length - start).ToText(Span(start, 0));
    }

    /// <summary>The number of the piece that holds a character.</summary>
    internal int PieceAt(int index)
    {
        int low = 0;
        int high = _pieces.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= index) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
