using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// The event block around one record of state (<see cref="EventCode.ThreadRecord"/> and its like): header, one u32 length,
/// then the record as parameter 0.
/// </summary>
public static class RecordBlock
{
    /// <summary>The bytes before the record.</summary>
    public const int Overhead = EventView.HeaderSize + sizeof(uint);

    /// <summary>Writes the whole block of a record without parameters (<see cref="EventCode.SectionRecord"/>).</summary>
    /// <param name="block">At least <see cref="EventView.HeaderSize"/> bytes.</param>
    /// <param name="code">The code.</param>
    internal static void WriteEmpty(Span<byte> block, EventCode code)
    {
        block[..EventView.HeaderSize].Clear();
        BinaryPrimitives.WriteInt64LittleEndian(block[8..], -1);
        BinaryPrimitives.WriteUInt32LittleEndian(block[16..], EventView.HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(block[20..], (ushort)code);
    }

    /// <summary>Writes what stands before a record of <paramref name="recordLength"/> bytes.</summary>
    /// <param name="block">At least <see cref="Overhead"/> bytes.</param>
    /// <param name="code">One of our own codes.</param>
    /// <param name="tid">The thread it speaks of; -1 for none.</param>
    /// <param name="timestamp">Nanoseconds since the epoch; 0 in the head of a capture, which keeps no time for its records.</param>
    /// <param name="recordLength">The length of the record in bytes.</param>
    public static void WriteHeader(Span<byte> block, EventCode code, long tid, ulong timestamp, int recordLength)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(block, timestamp);
        BinaryPrimitives.WriteInt64LittleEndian(block[8..], tid);
        BinaryPrimitives.WriteUInt32LittleEndian(block[16..], (uint)(Overhead + recordLength));
        BinaryPrimitives.WriteUInt16LittleEndian(block[20..], (ushort)code);
        BinaryPrimitives.WriteUInt32LittleEndian(block[22..], 1);
        BinaryPrimitives.WriteUInt32LittleEndian(block[26..], (uint)recordLength);
    }
}
