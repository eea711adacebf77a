using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap;

public sealed partial class ScapReader
{
    const int MachineSize = 180;

    // The longest strings that writers put into one thread come to 18 KiB.
    const int MaxRecord = 64 * 1024;

    // The length, then tid, pid, ptid.
    const int MinProcessRecord = 4 + 3 * 8;

    // A process may have a million descriptors: they come in pieces of this size.
    const int DescriptorPiece = 32 * 1024;

    long _descriptorsOf;
    bool _firstPiece;

    bool InList { get; set; }

    void BeginList()
    {
        InList = true;
        if (_block.Kind != BlockKind.Descriptors) return;
        if (BodyEnd - _stream.Position < 8) throw Damaged("a descriptor list is too short for its thread id");
        _descriptorsOf = BinaryPrimitives.ReadInt64LittleEndian(_stream.Peek(8, "a descriptor list"));
        _stream.Advance(8);
        _firstPiece = true;
    }

    // False at the end of the list.
    bool TryReadRecord(out EventView view)
    {
        view = default;
        if (_block.Kind == BlockKind.Descriptors ? TryReadDescriptors(out view) : TryReadSingle(out view)) return true;
        _stream.Skip(BodyEnd - _stream.Position, Block);
        EndBlock();
        InList = false;
        return false;
    }

    bool TryReadSingle(out EventView view)
    {
        view = default;
        if (BodyEnd - _stream.Position < 4) return false;
        _record.Begin();
        switch (_block.Kind)
        {
            case BlockKind.Processes:
                ReadProcess();
                view = ViewOf(_record.Finish(EventCode.ThreadRecord, ProcessRecord.ThreadIdOf(_record.Record)));
                return true;
            case BlockKind.Users:
                ReadUser();
                view = ViewOf(_record.Finish(EventCode.UserRecord, tid: -1));
                return true;
            default:
                ReadInterface();
                view = ViewOf(_record.Finish(EventCode.InterfaceRecord, tid: -1));
                return true;
        }
    }

    void ReadProcess()
    {
        const string what = "a process";
        var bytes = _block.Version >= 9 ? PeekSized(MinProcessRecord, countsItself: true, what) : PeekUnsized(what);
        if (!ProcessRecord.TryAppend(bytes, _block.Version, _record, out int consumed)) throw DoesNotFit(what);
        _stream.Advance(consumed);
    }

    void ReadUser()
    {
        const string what = "a user";
        if (_block.Version >= 2)
        {
            var bytes = PeekSized(minimum: 5, countsItself: true, what);
            _record.Append(bytes);
            _stream.Advance(bytes.Length);
            return;
        }

        if (!HostRecord.TryAppendUserV1(PeekUnsized(what), _record, out int consumed)) throw DoesNotFit(what);
        _stream.Advance(consumed);
    }

    void ReadInterface()
    {
        const string what = "an interface";
        if (_block.Version >= 2)
        {
            var bytes = PeekSized(minimum: 8, countsItself: false, what);
            _record.Append(bytes);
            _stream.Advance(bytes.Length);
            return;
        }

        if (!HostRecord.TryAppendInterfaceV1(PeekUnsized(what), _record, out int consumed)) throw DoesNotFit(what);
        _stream.Advance(consumed);
    }

    // Every list has one piece at least: a thread other than the leader of its group has an empty one.
    bool TryReadDescriptors(out EventView view)
    {
        const string what = "a descriptor";
        view = default;
        _record.Begin();
        _record.Append(_descriptorsOf);
        while (BodyEnd - _stream.Position >= 4 && _record.Record.Length < DescriptorPiece)
        {
            if (_block.Version >= 2)
            {
                var bytes = PeekSized(minimum: 4 + 8 + 8 + 1, countsItself: true, what);
                _record.Append(bytes);
                _stream.Advance(bytes.Length);
            }
            else
            {
                if (!DescriptorRecord.TryAppendV1(PeekUnsized(what), _record, out int consumed)) throw DoesNotFit(what);
                _stream.Advance(consumed);
            }
        }

        if (_record.Record.Length == 8 && !_firstPiece) return false;
        _firstPiece = false;
        view = ViewOf(_record.Finish(EventCode.DescriptorRecord, _descriptorsOf));
        return true;
    }

    // A record that begins with its own length.
    ReadOnlySpan<byte> PeekSized(int minimum, bool countsItself, string what)
    {
        long left = BodyEnd - _stream.Position;
        long size = (long)BinaryPrimitives.ReadUInt32LittleEndian(_stream.Peek(4, what)) + (countsItself ? 0 : 4);
        if (size < minimum || size > Math.Min(left, MaxRecord))
            throw Damaged($"{what} in a list claims a length of {size} bytes, where {minimum} to {Math.Min(left, MaxRecord)} can be");
        return _stream.Peek((int)size, what);
    }

    // A record that ends where its last field ends.
    ReadOnlySpan<byte> PeekUnsized(string what) => _stream.Peek((int)Math.Min(BodyEnd - _stream.Position, MaxRecord), what);

    void ReadMachine(out EventView view)
    {
        const string what = "the machine block";
        long size = BodyEnd - _stream.Position;
        if (size is < MachineSize or > MaxRecord) throw Damaged($"{what} has a body of {size} bytes, where {MachineSize} or some more should be");
        _record.Begin();
        _record.Append(_stream.Peek((int)size, what));
        _stream.Advance((int)size);
        EndBlock();
        view = ViewOf(_record.Finish(EventCode.MachineRecord, tid: -1));
    }

    CaptureException DoesNotFit(string what) => Damaged($"{what} in a list reaches past the end of the list");
}
