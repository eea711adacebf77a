using System.Buffers.Binary;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// Takes the fields of a record one by one. What lies behind the end reads as the given default, as the format has it for
/// records of older writers; a string that claims to be longer than the rest damages the record.
/// </summary>
ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The bytes not taken yet.</summary>
    public readonly int Left => _rest.Length;

    /// <summary>Whether a length did not fit.</summary>
    public bool IsDamaged { get; private set; }

    public ulong U64(ulong missing = 0) => Take(8, out var bytes) ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : missing;

    public long I64(long missing = -1) => Take(8, out var bytes) ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : missing;

    public uint U32(uint missing = 0) => Take(4, out var bytes) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : missing;

    public ushort U16(ushort missing = 0) => Take(2, out var bytes) ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : missing;

    public byte U8(byte missing = 0) => Take(1, out var bytes) ? bytes[0] : missing;

    /// <summary>An IPv4 address in network order.</summary>
    public uint Ipv4() => Take(4, out var bytes) ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;

    /// <summary>An IPv6 address in network order.</summary>
    public UInt128 Ipv6() => Take(16, out var bytes) ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : UInt128.Zero;

    /// <summary>A string led by its length as u16.</summary>
    public ReadOnlySpan<byte> Text()
    {
        int length = U16();
        if (length <= _rest.Length) return Bytes(length);
        IsDamaged = true;
        return Bytes(_rest.Length);
    }

    /// <summary>A part of the record that is led by its length as u32, which counts itself; empty and damaged when it does not fit.</summary>
    public ReadOnlySpan<byte> Part()
    {
        uint length = U32();
        if (length >= 4 && length - 4 <= (uint)_rest.Length) return Bytes((int)length - 4);
        IsDamaged = true;
        _rest = default;
        return default;
    }

    ReadOnlySpan<byte> Bytes(int length)
    {
        var bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }

    bool Take(int length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (_rest.Length < length)
        {
            _rest = default;
            return false;
        }

        bytes = Bytes(length);
        return true;
    }
}
