namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>
/// A text that was taken out of a source (a folded YAML scalar, a condition after list substitution), of which every character
/// still knows where it came from.
/// </summary>
public sealed class MappedText
{
    readonly SourceText _source;
    readonly int[] _offsets;

    /// <summary>Makes a mapped text.</summary>
    /// <param name="source">Where it came from.</param>
    /// <param name="text">The text.</param>
    /// <param name="offsets">For each character of <paramref name="text"/>, and one for its end, the offset in the source.</param>
    public MappedText(SourceText source, string text, int[] offsets)
    {
        if (offsets.Length != text.Length + 1) throw new ArgumentException("one offset for each character and one for the end", nameof(offsets));
        _source = source;
        Text = text;
        _offsets = offsets;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The source it came from.</summary>
    public SourceText Source => _source;

    /// <summary>The offset in the source of a character, or of the end.</summary>
    public int OffsetOf(int index) => _offsets[index];

    /// <summary>A whole source as a mapped text.</summary>
    public static MappedText Whole(SourceText source) => new(source, source.Text, [.. Enumerable.Range(0, source.Text.Length + 1)]);

    /// <summary>The span in the source of a piece of the text.</summary>
    public SourceSpan Span(int start, int length)
    {
        int from = _offsets[start];
        int to = length == 0 ? from : _offsets[start + length - 1] + 1;
        return new SourceSpan(_source, from, Math.Max(0, to - from));
    }
}
