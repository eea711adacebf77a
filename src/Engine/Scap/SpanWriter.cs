using System.Buffers.Binary;

namespace Gyrfalcon.Engine.Scap;

/// <summary>Appends the little-endian fields of a record to a span that is known to be long enough.</summary>
ref struct SpanWriter(Span<byte> destination)
{
    readonly Span<byte> _destination = destination;

    /// <summary>The bytes written.</summary>
    public int Length { get; private set; }

    public void Add(byte value) => _destination[Length++] = value;

    public void Add(bool value) => Add(value ? (byte)1 : (byte)0);

    public void Add(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_destination[Length..], value);
        Length += sizeof(ushort);
    }

    public void Add(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_destination[Length..], value);
        Length += sizeof(uint);
    }

    public void Add(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_destination[Length..], value);
        Length += sizeof(ulong);
    }

    public void Add(long value) => Add((ulong)value);

    public void Add(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_destination[Length..]);
        Length += bytes.Length;
    }

    /// <summary>A text led by its u16 length, cut to <paramref name="limit"/> bytes.</summary>
    public void AddText(scoped ReadOnlySpan<byte> text, int limit)
    {
        if (text.Length > limit) text = text[..limit];
        Add((ushort)text.Length);
        Add(text);
    }

    /// <summary>Puts the bytes written so far at the start, as a u32; the place must have been left free.</summary>
    public readonly void SetLength() => BinaryPrimitives.WriteUInt32LittleEndian(_destination, (uint)Length);
}
