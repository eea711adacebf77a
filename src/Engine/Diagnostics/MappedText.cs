namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>
/// A text that was taken out of sources (a folded YAML scalar, a condition after list substitution, two conditions of which one
/// was appended to the other), of which every character still knows where it came from.
/// </summary>
public sealed class MappedText
{
    readonly int[] _offsets;
    readonly MappedPiece[] _pieces;

    /// <summary>Makes a mapped text out of one source.</summary>
    /// <param name="source">Where it came from.</param>
    /// <param name="text">The text.</param>
    /// <param name="offsets">For each character of <paramref name="text"/>, and one for its end, the offset in the source.</param>
    public MappedText(SourceText source, string text, int[] offsets)
        : this(text, offsets, [new MappedPiece(0, source, offsets.Length > 0 ? offsets[0] : 0, null)])
    {
    }

    internal MappedText(string text, int[] offsets, MappedPiece[] pieces)
    {
        if (offsets.Length != text.Length + 1) throw new ArgumentException("one offset for each character and one for the end", nameof(offsets));
        Text = text;
        _offsets = offsets;
        _pieces = pieces;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The source of its beginning.</summary>
    public SourceText Source => _pieces[0].Source;

    internal ReadOnlySpan<MappedPiece> Pieces => _pieces;

    /// <summary>The offset in its source of a character, or of the end.</summary>
    public int OffsetOf(int index) => _offsets[index];

    /// <summary>A whole source as a mapped text.</summary>
    public static MappedText Whole(SourceText source) => new(source, source.Text, [.. Enumerable.Range(0, source.Text.Length + 1)]);

    /// <summary>
    /// The span in the source of a piece of the text. Where the piece was put together from several places, the span reaches
    /// from its first character to the last one that came from the same place.
    /// </summary>
    public SourceSpan Span(int start, int length)
    {
        int first = PieceAt(start);
        if (_pieces[first].Whole is { } whole) return whole;
        int from = _offsets[start];
        if (length == 0) return new SourceSpan(_pieces[first].Source, from, 0);

        int last = start + length - 1;
        for (int piece = PieceAt(last); !_pieces[piece].IsOfSamePlaceAs(_pieces[first]); piece--) last = _pieces[piece].Start - 1;
        return new SourceSpan(_pieces[first].Source, from, Math.Max(0, _offsets[last] + 1 - from));
    }

    /// <summary>Whether a place lies between the first and the last character of the text, where both came from the same source.</summary>
    internal bool Covers(SourceSpan place) =>
        ReferenceEquals(place.Source, Source) && ReferenceEquals(_pieces[^1].Source, Source) && place.Start >= _offsets[0] && place.Start < _offsets[^1];

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
