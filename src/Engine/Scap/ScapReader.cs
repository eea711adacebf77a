using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap.Converting;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// Reads a capture file (<c>.scap</c>, plain or gzip) as the live source would have told it: what its head says of machine, users,
/// processes and descriptors comes first, as our own records without a time, then the events, those of old writers in today's layout.
/// Memory is bounded by the largest single event, whatever the size of the file.
/// </summary>
public sealed partial class ScapReader : IEventSource
{
    const uint ByteOrderMark = 0x1A2B3C4D;
    const int BlockHeaderSize = 8;
    const int TrailerSize = 4;
    const string Block = "a block";

    readonly CaptureStream _stream;
    readonly RecordBuffer _record = new();
    readonly EventConverter _converter;
    BlockShape _block;
    long _blockStart;
    uint _blockLength;
    bool _sawSection;
    bool _sawContent;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">The file, at its start; it need not seek. It is closed with the reader.</param>
    /// <param name="name">What to call it in messages: its path.</param>
    /// <exception cref="CaptureException">The file cannot be read.</exception>
    public ScapReader(Stream stream, string name)
    {
        _stream = new CaptureStream(stream, name);
        _converter = new EventConverter(Skipped);
    }

    /// <summary>The events that were not given, by reason.</summary>
    public SkippedEvents Skipped { get; } = new();

    /// <summary>
    /// Enter events of an old writer that had to go before their exit event came, because too many threads waited in a call:
    /// the exit event lacks its arguments.
    /// </summary>
    public long LostEnterEvents => _converter.LostEnterEvents;

    /// <summary>How many bytes were read so far, unpacked.</summary>
    public long Position => _stream.Position;

    long BodyEnd => _blockStart + _blockLength - TrailerSize;

    /// <inheritdoc/>
    public ReadResult Read(out EventView view)
    {
        while (true)
        {
            if (InList)
            {
                if (TryReadRecord(out view)) return ReadResult.Event;
                continue;
            }

            if (!BeginBlock())
            {
                view = default;
                return ReadResult.End;
            }

            switch (_block.Kind)
            {
                case BlockKind.Event:
                    if (TryReadEvent(out view)) return ReadResult.Event;
                    break;
                case BlockKind.Section:
                    if (TryReadSection(out view)) return ReadResult.Event;
                    break;
                case BlockKind.Machine:
                    ReadMachine(out view);
                    return ReadResult.Event;
                case BlockKind.Unknown:
                    _stream.Skip(BodyEnd - _stream.Position, Block);
                    EndBlock();
                    break;
                default:
                    BeginList();
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    bool BeginBlock()
    {
        _blockStart = _stream.Position;
        if (!_stream.TryPeek(BlockHeaderSize, out var header))
        {
            if (header.IsEmpty && _sawSection)
            {
                // A network capture (pcapng) has the same first block and then none that we know.
                if (!_sawContent) throw _stream.Damaged(_blockStart, "the file holds no process and no event", "give a capture recorded by gyr, Falco or sysdig");
                return false;
            }

            if (!_sawSection) throw Foreign(header);
            _stream.Peek(BlockHeaderSize, "the header of a block");
        }

        uint type = BinaryPrimitives.ReadUInt32LittleEndian(header);
        _blockLength = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        _block = BlockShape.Of(type);
        if (!_sawSection && _block.Kind != BlockKind.Section) throw Foreign(header);
        if (_block.Kind != BlockKind.Section && _blockLength < BlockHeaderSize + TrailerSize)
            throw Damaged($"a block claims a length of {_blockLength} bytes, less than its own header");
        _stream.Advance(BlockHeaderSize);
        _sawContent |= _block.Kind is not (BlockKind.Unknown or BlockKind.Section);
        return true;
    }

    void EndBlock()
    {
        uint trailer = BinaryPrimitives.ReadUInt32LittleEndian(_stream.Peek(TrailerSize, Block));
        CheckTrailer(trailer);
        _stream.Advance(TrailerSize);
    }

    void CheckTrailer(uint trailer)
    {
        if (trailer != _blockLength) throw Damaged($"a block begins with the length {_blockLength} and ends with the length {trailer}");
    }

    // The first section of a file says nothing; a further one is a capture appended to the first.
    bool TryReadSection(out EventView view)
    {
        const int bodySize = 16;
        var body = _stream.Peek(bodySize, "the section header");
        uint mark = BinaryPrimitives.ReadUInt32LittleEndian(body);
        if (mark == BinaryPrimitives.ReverseEndianness(ByteOrderMark))
            throw _stream.Damaged(_blockStart, "the capture was recorded on a big-endian machine", "replay it on a machine of that byte order");
        if (mark != ByteOrderMark) throw Foreign(body);
        int major = BinaryPrimitives.ReadUInt16LittleEndian(body[4..]);
        if (major > 1) throw _stream.Damaged(_blockStart, $"the capture is of format version {major}, this reader knows 1", "use a newer gyr");
        if (_blockLength < BlockHeaderSize + bodySize + TrailerSize) throw Damaged($"the section header claims a length of {_blockLength} bytes");
        _stream.Skip(BodyEnd - _stream.Position, "the section header");
        EndBlock();
        bool further = _sawSection;
        _sawSection = true;
        view = default;
        if (!further) return false;
        _converter.Restart();
        view = SectionView();
        return true;
    }

    static EventView SectionView()
    {
        byte[] block = new byte[EventView.HeaderSize];
        RecordBlock.WriteEmpty(block, EventCode.SectionRecord);
        return ViewOf(block);
    }

    static EventView ViewOf(ReadOnlySpan<byte> block) =>
        EventView.TryCreate(block, cpu: 0, out var view, out string? error) ? view : throw new InvalidOperationException(error);

    CaptureException Damaged(string what) =>
        _stream.Damaged(_blockStart, what, "the file is damaged from here on: what came before was read; copy it again if you can");

    CaptureException Foreign(ReadOnlySpan<byte> start) => _stream.Damaged(
        0, start.IsEmpty ? "the file is empty" : $"this is no .scap capture: it begins with {Convert.ToHexString(start[..Math.Min(8, start.Length)])}",
        "give a capture recorded by gyr, Falco or sysdig");
}
