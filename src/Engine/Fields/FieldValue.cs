namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// A value that a field gave for one event. The field's type says which part holds it: <see cref="Bytes"/> for text, paths,
/// buffers and addresses, <see cref="Number"/> for the rest. A list is <see cref="Bytes"/> with every element led by its
/// length as a little-endian u32.
/// </summary>
public readonly ref struct FieldValue
{
    FieldValue(ReadOnlySpan<byte> bytes, ulong number)
    {
        Bytes = bytes;
        Number = number;
    }

    /// <summary>The bytes; borrowed from the event, the state or the context's scratch.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The number: unsigned as it is, signed as two's complement, bool as 0 or 1, double as its bits.</summary>
    public ulong Number { get; }

    /// <summary>Text, a path, a buffer, an address or a list.</summary>
    public static FieldValue Of(ReadOnlySpan<byte> bytes) => new(bytes, 0);

    /// <summary>A signed number.</summary>
    public static FieldValue Of(long number) => new(default, (ulong)number);

    /// <summary>An unsigned number.</summary>
    public static FieldValue Of(ulong number) => new(default, number);

    /// <summary>A truth value.</summary>
    public static FieldValue Of(bool value) => new(default, value ? 1UL : 0);

    /// <summary>A floating-point number.</summary>
    public static FieldValue Of(double value) => new(default, BitConverter.DoubleToUInt64Bits(value));
}
