namespace Gyrfalcon.Engine.State;

/// <summary>
/// A piece of text that an entry of the state owns: raw bytes, UTF-8 by convention, never decoded. Its array is kept when the
/// entry is reused, so that steady traffic allocates nothing.
/// </summary>
public struct TextBuffer
{
    byte[]? _bytes;
    int _length;

    /// <summary>The text; valid until the next <see cref="Set"/>.</summary>
    public readonly ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>The length in bytes.</summary>
    public readonly int Length => _length;

    /// <summary>Copies <paramref name="text"/> in.</summary>
    public void Set(scoped ReadOnlySpan<byte> text)
    {
        // The new text may be a part of the old one (a path cut at its directory), so a larger array is filled before it replaces.
        if (_bytes is null || _bytes.Length < text.Length)
        {
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

    /// <summary>Makes the text empty and keeps the array.</summary>
    public void Clear() => _length = 0;
}
