namespace Gyrfalcon.Engine.State;

/// <summary>
/// A piece of text that an entry of the state owns: raw bytes, UTF-8 by convention, never decoded. Its array is kept when the
/// entry is reused, so that steady traffic allocates nothing.
/// </summary>
public struct TextBuffer
{
    // Paths, names and most command lines are shorter; larger arrays are not kept for the next use.
    const int MaxKept = 4096;

    byte[]? _bytes;
    int _length;

    /// <summary>The text; valid until it is set again.</summary>
    public readonly ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>The length in bytes.</summary>
    public readonly int Length => _length;

    /// <summary>Copies <paramref name="text"/> in.</summary>
    public void Set(scoped ReadOnlySpan<byte> text)
    {
        // The new text may be a part of the old one (a path cut at its directory), so a larger array is filled before it replaces.
        if (_bytes is null || _bytes.Length < text.Length)
        {
            if (text.IsEmpty) return;
            byte[] larger = new byte[Math.Max(16, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)text.Length))];
            text.CopyTo(larger);
            _bytes = larger;
        }
        else
        {
            text.CopyTo(_bytes);
        }

        _length = text.Length;
    }

    /// <summary>Copies two pieces in, one behind the other; neither may be a part of this text.</summary>
    public void Set(scoped ReadOnlySpan<byte> first, scoped ReadOnlySpan<byte> second)
    {
        int length = first.Length + second.Length;
        if (_bytes is null || _bytes.Length < length)
            _bytes = new byte[Math.Max(16, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)length))];
        first.CopyTo(_bytes);
        second.CopyTo(_bytes.AsSpan(first.Length));
        _length = length;
    }

    /// <summary>The same text in an array of its own.</summary>
    public readonly TextBuffer Copy() => new() { _bytes = _length == 0 ? null : Span.ToArray(), _length = _length };

    /// <summary>Makes the text empty and keeps the array, unless it is unusually large.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes is { Length: > MaxKept }) _bytes = null;
    }
}
