namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>
/// A run of characters of a <see cref="MappedText"/> that came from one place. A condition has one for each of its lines and one
/// for each item of its lists: 24 bytes each, where an offset for every character took three times the memory of the text.
/// </summary>
/// <param name="Start">The index of its first character in the text.</param>
/// <param name="Source">The source.</param>
/// <param name="Offset">The offset in the source of the first character; those that follow are the next ones.</param>
/// <param name="Anchor">Where in the source the scalar began that it was cut from: pieces of one scalar have the same.</param>
/// <param name="WholeLength">
/// Set for text that nobody wrote (an added parenthesis, a list's items): the length of the place at <paramref name="Offset"/>
/// that stands for all of it. Otherwise -1.
/// </param>
readonly record struct MappedPiece(int Start, SourceText Source, int Offset, int Anchor, int WholeLength = -1)
{
    /// <summary>Whether some place stands for all of it.</summary>
    public bool IsWhole => WholeLength >= 0;

    /// <summary>Whether a place stands for all of it.</summary>
    public bool IsAllOf(SourceSpan place) => WholeLength == place.Length && Offset == place.Start && ReferenceEquals(Source, place.Source);

    /// <summary>The offset in the source of a character of the text.</summary>
    public int OffsetOf(int index) => IsWhole ? Offset : Offset + index - Start;

    /// <summary>What is left of it from a character on, which is at <paramref name="start"/> in another text.</summary>
    public MappedPiece From(int index, int start) => this with { Start = start, Offset = OffsetOf(index) };

    /// <summary>Whether a span may reach from one to the other.</summary>
    public bool IsOfSamePlaceAs(MappedPiece other) => ReferenceEquals(Source, other.Source) && Anchor == other.Anchor && IsWhole == other.IsWhole;
}
