using System.Buffers.Binary;
using System.IO.Compression;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// Writes a capture file in the newest layout. The blocks of events are copied as they are; records of state that come before the
/// first event become the head of the file (machine, users, interfaces, processes, descriptors), which other readers know too;
/// those that come later keep their place in the stream as events of our own codes, which other readers skip.
/// </summary>
/// <remarks>Nothing is written before the buffer is full: call <see cref="Complete"/> at the end.</remarks>
public sealed partial class ScapWriter : IDisposable
{
    const int BufferSize = 256 * 1024;

    readonly Stream _file;
    readonly Stream _stream;
    readonly string _name;
    byte[] _buffer = new byte[BufferSize];
    int _used;
    long _written;
    bool _inHead = true;
    StatePart _follows;
    bool _closed;

    /// <summary>Begins a capture.</summary>
    /// <param name="stream">Where it goes, empty; it is closed with the writer.</param>
    /// <param name="name">What to call it in messages: its path.</param>
    /// <param name="compress">Whether to write gzip.</param>
    public ScapWriter(Stream stream, string name, bool compress = false)
    {
        _file = stream;
        _stream = compress ? new GZipStream(stream, CompressionLevel.Fastest) : stream;
        _name = name;
        WriteSection();
    }

    /// <summary>Events written, without the records of the head.</summary>
    public long Events { get; private set; }

    /// <summary>The size of the file so far in bytes, before compression.</summary>
    public long Length => _written + _used;

    /// <summary>Writes an event or a record.</summary>
    /// <exception cref="CaptureException">The file cannot be written (the disk is full); the message says what is in it.</exception>
    public void Write(in EventView view)
    {
        if (view.Code == EventCode.SectionRecord)
        {
            BeginSection();
            return;
        }

        if (_inHead && TryWriteToHead(view)) return;
        EndHead();
        WriteEvent(view);
        Events++;
    }

    /// <summary>Begins another capture in the same file: a replay forgets what it knew.</summary>
    public void BeginSection()
    {
        EndList();
        WriteSection();
    }

    /// <summary>
    /// Notes in the capture that what its events lack of containers or pods is asked for, so that a replay waits for the answers too
    /// (<see cref="EventCode.EnrichmentRecord"/>). It stands behind the head, which other readers know.
    /// </summary>
    /// <param name="follows">As <see cref="HostState.Follows"/>; nothing is noted when nobody is asked.</param>
    public void WriteWhatFollows(StatePart follows) => _follows = follows;

    /// <summary>Writes out what is buffered and closes the file.</summary>
    /// <exception cref="CaptureException">As <see cref="Write"/>.</exception>
    public void Complete()
    {
        if (_closed) return;
        EndList();
        FlushBuffer();
        _closed = true;
        try
        {
            _stream.Dispose();
        }
        catch (IOException e)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>Closes the file; what is not yet written out is lost, unless <see cref="Complete"/> was called.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _file.Dispose();
    }

    void WriteSection()
    {
        const uint byteOrderMark = 0x1A2B3C4D;
        _inHead = true;
        var body = BeginBlock(BlockType.Section, 16);
        BinaryPrimitives.WriteUInt32LittleEndian(body, byteOrderMark);
        BinaryPrimitives.WriteUInt16LittleEndian(body[4..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(body[6..], 2);
        BinaryPrimitives.WriteInt64LittleEndian(body[8..], -1);  // the length of a section is never known in advance
    }

    void EndHead()
    {
        EndList();
        if (!_inHead) return;
        _inHead = false;
        if (_follows == StatePart.None) return;
        Span<byte> block = stackalloc byte[EnrichmentRecord.Length];
        EnrichmentRecord.Write(block, _follows);
        if (EventView.TryCreate(block, 0, out var view, out _)) WriteEvent(view);
    }

    void WriteEvent(in EventView view)
    {
        // More than 64 KiB after the block header need the block type that says so.
        const int maxOrdinaryRest = 65536;
        const uint stateOnlyFlag = 1;
        int prefix = view.IsStateOnly ? 6 : 2;
        int bodySize = prefix + view.Block.Length;
        bool large = Padded(bodySize) + 4 > maxOrdinaryRest;
        var type = (view.IsStateOnly, large) switch
        {
            (false, false) => BlockType.EventV2,
            (false, true) => BlockType.LargeEventV2,
            (true, false) => BlockType.EventWithFlagsV2,
            (true, true) => BlockType.LargeEventWithFlagsV2,
        };
        var body = BeginBlock(type, bodySize);
        BinaryPrimitives.WriteUInt16LittleEndian(body, view.Cpu);
        if (view.IsStateOnly) BinaryPrimitives.WriteUInt32LittleEndian(body[2..], stateOnlyFlag);
        view.Block.CopyTo(body[prefix..]);
    }

    /// <summary>Writes header, padding and trailer of a block and gives its body to fill.</summary>
    Span<byte> BeginBlock(BlockType type, int bodySize)
    {
        int total = 8 + Padded(bodySize) + 4;
        if (_buffer.Length - _used < total)
        {
            FlushBuffer();
            if (_buffer.Length < total) _buffer = new byte[total];
        }

        var block = _buffer.AsSpan(_used, total);
        _used += total;
        BinaryPrimitives.WriteUInt32LittleEndian(block, (uint)type);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], (uint)total);
        block[(8 + bodySize)..^4].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(block[^4..], (uint)total);
        return block.Slice(8, bodySize);
    }

    static int Padded(int size) => (size + 3) & ~3;

    void FlushBuffer()
    {
        try
        {
            _stream.Write(_buffer, 0, _used);
        }
        catch (IOException e)
        {
            _closed = true;
            CutToWholeBlocks();
            throw CannotWrite(e);
        }

        _written += _used;
        _used = 0;
    }

    // What was written before a full disk stays readable to its end.
    void CutToWholeBlocks()
    {
        try
        {
            if (ReferenceEquals(_stream, _file) && _file.CanSeek) _file.SetLength(_written);
            _file.Dispose();
        }
        catch (IOException)
        {
            // The first failure is the one to report.
        }
    }

    CaptureException CannotWrite(IOException e) => new(
        $"{_name}: the capture cannot be written on after {_written} bytes: {e.Message}; "
        + "what is in the file can be replayed; free some space or record elsewhere",
        e);
}
