using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Gyrfalcon.Outputs.Spool;

/// <summary>
/// How far the receiver has acknowledged, in a file of two slots that are written by turns: when one is torn, the other is one alert
/// older. A slot has 36 bytes: its age, segment, offset, sequence number, CRC-32C; little-endian.
/// </summary>
sealed class SpoolBookmark : IDisposable
{
    const int SlotSize = 36;

    readonly SafeFileHandle _file;
    long _age;

    /// <summary>Opens the file, or makes it.</summary>
    public SpoolBookmark(string path)
    {
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        IsNew = RandomAccess.GetLength(_file) == 0;
        Span<byte> slot = stackalloc byte[SlotSize];
        for (int i = 0; i < 2; i++)
        {
            if (RandomAccess.Read(_file, slot, i * SlotSize) < SlotSize) continue;
            if (BinaryPrimitives.ReadUInt32LittleEndian(slot[32..]) != SpoolRecord.Checksum(slot[..32])) continue;
            long age = BinaryPrimitives.ReadInt64LittleEndian(slot);
            if (age <= _age) continue;
            _age = age;
            Position = new SpoolPosition(BinaryPrimitives.ReadInt64LittleEndian(slot[8..]), BinaryPrimitives.ReadInt64LittleEndian(slot[16..]));
            Sequence = BinaryPrimitives.ReadInt64LittleEndian(slot[24..]);
        }
    }

    /// <summary>Whether there was none.</summary>
    public bool IsNew { get; }

    /// <summary>Whether there was one, and both slots are damaged.</summary>
    public bool IsDamaged => !IsNew && _age == 0;

    /// <summary>All before it is acknowledged.</summary>
    public SpoolPosition Position { get; private set; }

    /// <summary>The last sequence number that was acknowledged.</summary>
    public long Sequence { get; private set; }

    /// <summary>Moves it.</summary>
    /// <exception cref="IOException">The disk took it not; after a restart, alerts are sent twice.</exception>
    public void Move(SpoolPosition position, long sequence)
    {
        Span<byte> slot = stackalloc byte[SlotSize];
        BinaryPrimitives.WriteInt64LittleEndian(slot, ++_age);
        BinaryPrimitives.WriteInt64LittleEndian(slot[8..], position.Segment);
        BinaryPrimitives.WriteInt64LittleEndian(slot[16..], position.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(slot[24..], sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(slot[32..], SpoolRecord.Checksum(slot[..32]));
        (Position, Sequence) = (position, sequence);
        RandomAccess.Write(_file, slot, _age % 2 * SlotSize);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
