using System.Buffers.Binary;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// Walks the fields of one record. Past the end every field is empty and <see cref="Failed"/> stays set, so that a layout is
/// written down once, without a check after each field.
/// </summary>
ref struct RecordCursor(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Whether a field reached past the end.</summary>
    public bool Failed { get; private set; }

    /// <summary>The offset of the next field.</summary>
    public int Position { get; private set; }

    /// <summary>The bytes not yet taken.</summary>
    public readonly int Remaining => _bytes.Length - Position;

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (Failed || count > Remaining)
        {
            Failed = true;
            return default;
        }

        var taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>A text led by its u16 length, with that length.</summary>
    public ReadOnlySpan<byte> TakeText()
    {
        if (Failed || Remaining < 2)
        {
            Failed = true;
            return default;
        }

        return Take(2 + BinaryPrimitives.ReadUInt16LittleEndian(_bytes[Position..]));
    }
}
