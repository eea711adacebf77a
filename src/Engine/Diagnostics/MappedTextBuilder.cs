using System.Text;

namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>Puts a <see cref="MappedText"/> together from pieces of others and from text that nobody wrote.</summary>
public sealed class MappedTextBuilder
{
    readonly StringBuilder _text = new();
    readonly List<MappedPiece> _pieces = [];

    /// <summary>The number of characters so far.</summary>
    public int Length => _text.Length;

    /// <summary>The last character, or NUL when there is none.</summary>
    public char Last => _text.Length == 0 ? '\0' : _text[^1];

    /// <summary>Adds a whole text.</summary>
    public MappedTextBuilder Append(MappedText text) => Append(text, 0, text.Text.Length);

    /// <summary>Adds a piece of a text.</summary>
    public MappedTextBuilder Append(MappedText text, int start, int length)
    {
        int end = start + length;
        ReadOnlySpan<MappedPiece> pieces = text.Pieces;
        for (int i = length == 0 ? pieces.Length : text.PieceAt(start); i < pieces.Length && pieces[i].Start < end; i++)
        {
            int first = Math.Max(start, pieces[i].Start);
            _pieces.Add(pieces[i].From(first, _text.Length + first - start));
        }

        _text.Append(text.Text, start, length);
        return this;
    }

    /// <summary>Adds text that nobody wrote; every place in it is reported as <paramref name="place"/>.</summary>
    public MappedTextBuilder Append(string text, SourceSpan place)
    {
        if (text.Length == 0) return this;
        if (_pieces.Count == 0 || !_pieces[^1].IsAllOf(place)) _pieces.Add(new MappedPiece(_text.Length, place.Source, place.Start, place.Start, place.Length));
        _text.Append(text);
        return this;
    }

    /// <summary>The text so far. <paramref name="place"/> is where an empty one is reported.</summary>
    public MappedText ToText(SourceSpan place)
    {
        if (_pieces.Count == 0) _pieces.Add(new MappedPiece(0, place.Source, place.Start, place.Start));
        return new MappedText(_text.ToString(), [.. _pieces]);
    }
}
