using System.Buffers.Binary;
using System.Numerics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Outputs.Spool;

/// <summary>
/// An alert on disk: a header of 28 bytes (mark, length of the line, checksum of the line, sequence number, priority, checksum of the
/// header; little-endian, CRC-32C), then the line. The header has a checksum of its own, so that in damaged data the next record is
/// found without reading what each false one claims to be long.
/// </summary>
readonly record struct SpoolRecord(int Length, uint LineChecksum, long Sequence, Priority Priority)
{
    /// <summary>The length of a header.</summary>
    public const int HeaderSize = 28;

    /// <summary>The longest line.</summary>
    public const int MaxLine = 16 * 1024 * 1024;

    /// <summary>What every record begins with.</summary>
    public static ReadOnlySpan<byte> Mark => "GYRa"u8;

    /// <summary>The alert as a record.</summary>
    public static byte[] Encode(in Alert alert)
    {
        byte[] record = new byte[HeaderSize + alert.Line.Length];
        Mark.CopyTo(record);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), alert.Line.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Checksum(alert.Line));
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(12), alert.Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(20), (int)alert.Priority);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(24), Checksum(record.AsSpan(0, 24)));
        alert.Line.CopyTo(record, HeaderSize);
        return record;
    }

    /// <summary>Reads a header of which all bytes are there; null when it is none.</summary>
    public static SpoolRecord? DecodeHeader(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith(Mark) || BinaryPrimitives.ReadUInt32LittleEndian(header[24..]) != Checksum(header[..24])) return null;
        int length = BinaryPrimitives.ReadInt32LittleEndian(header[4..]), priority = BinaryPrimitives.ReadInt32LittleEndian(header[20..]);
        if (length is < 0 or > MaxLine || priority is < 0 or > (int)Priority.Debug) return null;
        return new SpoolRecord(length, BinaryPrimitives.ReadUInt32LittleEndian(header[8..]), BinaryPrimitives.ReadInt64LittleEndian(header[12..]), (Priority)priority);
    }

    /// <summary>CRC-32C.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
