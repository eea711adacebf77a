using System.Buffers.Binary;
using System.Text;

namespace Gyrfalcon.Capture.Tests.Procfs;

/// <summary>Takes the fields of a record one after the other, written from the format's sheet and not from the writer.</summary>
ref struct RecordFields(ReadOnlySpan<byte> record)
{
    ReadOnlySpan<byte> _rest = record;

    public readonly int Remaining => _rest.Length;

    public byte U8() => Take(1)[0];

    public ushort U16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong U64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public long I64() => (long)U64();

    public string Text() => Encoding.UTF8.GetString(Take(U16()));

    public ReadOnlySpan<byte> Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
