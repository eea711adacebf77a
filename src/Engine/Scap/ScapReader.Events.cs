using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap;

public sealed partial class ScapReader
{
    // The header of an event in a V1 block lacks the number of parameters.
    const int OldEventHeaderSize = EventView.HeaderSize - sizeof(uint);

    // Ordinary event blocks have at most 64 KiB after their header; plugins and containers send larger ones,
    // but none has a reason to pass 16 MiB.
    const int MaxOrdinaryBlock = BlockHeaderSize + 65536;
    const int MaxLargeBlock = 16 * 1024 * 1024;
    const uint StateOnlyFlag = 1;

    // False when no event came of it.
    bool TryReadEvent(out EventView view)
    {
        view = default;
        int limit = _block.IsLarge ? MaxLargeBlock : MaxOrdinaryBlock;
        if (_blockLength > limit) throw Damaged($"an event block claims a length of {_blockLength} bytes, more than the {limit} there can be");
        int prefix = _block.HasFlags ? 6 : 2;
        int headerSize = _block.Version == 1 ? OldEventHeaderSize : EventView.HeaderSize;
        if (_blockLength < BlockHeaderSize + prefix + headerSize + TrailerSize)
            throw Damaged($"an event block claims a length of {_blockLength} bytes, less than the header of an event");

        int rest = (int)_blockLength - BlockHeaderSize;
        var bytes = _stream.Peek(rest, "an event");
        CheckTrailer(BinaryPrimitives.ReadUInt32LittleEndian(bytes[^TrailerSize..]));
        ushort cpu = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        bool stateOnly = _block.HasFlags && (BinaryPrimitives.ReadUInt32LittleEndian(bytes[2..]) & StateOnlyFlag) != 0;
        var body = bytes[prefix..^TrailerSize];
        _stream.Advance(rest);

        var code = (EventCode)BinaryPrimitives.ReadUInt16LittleEndian(body[20..]);
        var info = EventTable.Find(code);
        if (info is null && code < EventCode.ThreadRecord)
        {
            Skipped.Add(SkipReason.UnknownCode);
            return false;
        }

        if (_block.Version == 1) body = AddParameterCount(body, info);
        if (!EventView.TryCreate(body, cpu, out view, out string? error, stateOnly)) throw Damaged(error);
        if (info is null)
        {
            if (!IsWellFormedRecord(view)) throw Damaged($"a record of code {(int)code} has lengths that do not fit");
            return true;
        }

        return _converter.TryConvert(ref view);
    }

    /// <summary>
    /// Writes a V1 event, which does not say how many parameters it has, as a V2 event: the number is the largest, up to that of
    /// the table, with which lengths and data end exactly at the end of the event.
    /// </summary>
    ReadOnlySpan<byte> AddParameterCount(ReadOnlySpan<byte> old, EventInfo? info)
    {
        long length = BinaryPrimitives.ReadUInt32LittleEndian(old[16..]);

        // Old writers gave these two a length that is three too large.
        if (info?.Code is EventCode.NotificationE or EventCode.InfrastructureEventE) length -= 3;
        if (info is null || length < OldEventHeaderSize || length > old.Length) throw Damaged("the event length does not fit its block");
        var rest = old[OldEventHeaderSize..(int)length];
        int count = info.Parameters.Length;
        while (count >= 0 && !Fits(rest, count)) count--;
        if (count < 0) throw Damaged($"the parameters of a {info.Name} event do not end where the event ends");

        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, count);
        _record.Begin();
        _record.Append(old[..OldEventHeaderSize]);
        _record.Append(number);
        _record.Append(rest);
        BinaryPrimitives.WriteUInt32LittleEndian(_record.Record[16..], (uint)(length + number.Length));
        return _record.Record;
    }

    static bool Fits(ReadOnlySpan<byte> rest, int count)
    {
        int end = count * 2;
        if (end > rest.Length) return false;
        for (int i = 0; i < count; i++) end += BinaryPrimitives.ReadUInt16LittleEndian(rest[(i * 2)..]);
        return end == rest.Length;
    }

    static bool IsWellFormedRecord(in EventView view)
    {
        var record = view.Parameter(0);
        uint length = record.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(record) : 0;
        return view.Code switch
        {
            EventCode.ThreadRecord => length == (uint)record.Length && length >= MinProcessRecord,
            EventCode.DescriptorRecord => DescriptorRecord.IsWellFormed(record),
            EventCode.UserRecord => length == (uint)record.Length && length > 4,
            EventCode.InterfaceRecord => length == (uint)record.Length - 4 && length > 4,
            EventCode.MachineRecord => record.Length >= MachineSize,
            _ => true,
        };
    }
}
