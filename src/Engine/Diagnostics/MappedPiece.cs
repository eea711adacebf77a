namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>A run of characters of a <see cref="MappedText"/> that came from one place.</summary>
/// <param name="Start">The index of its first character in the text.</param>
/// <param name="Source">The source.</param>
/// <param name="Anchor">Where in the source the scalar began that it was cut from: pieces of one scalar have the same.</param>
/// <param name="Whole">Set for text that nobody wrote (an added parenthesis, a list's items): the place that stands for all of it.</param>
readonly record struct MappedPiece(int Start, SourceText Source, int Anchor, SourceSpan? Whole)
{
    /// <summary>Whether a span may reach from one to the other.</summary>
    public bool IsOfSamePlaceAs(MappedPiece other) => ReferenceEquals(Source, other.Source) && Anchor == other.Anchor && Whole is null == other.Whole is null;
}
