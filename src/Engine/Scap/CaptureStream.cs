using System.IO.Compression;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// The bytes of a capture file, unpacked where they are gzip, through one buffer that gives any piece as one span.
/// The buffer grows only while bytes really come, so a length that lies costs nothing.
/// </summary>
sealed class CaptureStream : IDisposable
{
    // 256 KiB holds four of the largest ordinary events, so that moving the rest to the front is rare.
    const int InitialSize = 256 * 1024;

    readonly string _name;
    readonly bool _compressed;
    readonly Stream _stream;
    byte[] _buffer = new byte[InitialSize];
    int _start;
    int _end;

    public CaptureStream(Stream stream, string name)
    {
        _name = name;
        _stream = stream;
        byte[] magic = new byte[2];
        int got = 0;
        try
        {
            got = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        }
        catch (IOException e)
        {
            throw Unreadable(e);
        }

        _compressed = got == 2 && magic[0] == 0x1f && magic[1] == 0x8b;
        if (_compressed)
        {
            _stream = new GZipStream(new PrefixedStream(magic, stream), CompressionMode.Decompress);
        }
        else
        {
            magic.AsSpan(0, got).CopyTo(_buffer);
            _end = got;
        }
    }

    /// <summary>The offset of the next byte in the (unpacked) file.</summary>
    public long Position { get; set; }

    /// <summary>
    /// Makes the next <paramref name="count"/> bytes available; false when the file ends before them.
    /// </summary>
    public bool TryPeek(int count, out ReadOnlySpan<byte> bytes)
    {
        if (_end - _start < count && !Fill(count))
        {
            bytes = _buffer.AsSpan(_start, _end - _start);
            return false;
        }

        bytes = _buffer.AsSpan(_start, count);
        return true;
    }

    /// <summary>The next <paramref name="count"/> bytes, or an exception that says what was cut off.</summary>
    public ReadOnlySpan<byte> Peek(int count, string what) =>
        TryPeek(count, out var bytes) ? bytes : throw Truncated(what, count - bytes.Length);

    /// <summary>Moves past bytes that were peeked at.</summary>
    public void Advance(int count)
    {
        _start += count;
        Position += count;
    }

    /// <summary>Moves past bytes of any number.</summary>
    public void Skip(long count, string what)
    {
        while (count > 0)
        {
            int piece = (int)Math.Min(count, InitialSize);
            Peek(piece, what);
            Advance(piece);
            count -= piece;
        }
    }

    /// <summary>The exception for damage at <paramref name="position"/>.</summary>
    /// <param name="position">The offset in the unpacked file.</param>
    /// <param name="what">What is wrong there.</param>
    /// <param name="advice">What to do.</param>
    public CaptureException Damaged(long position, string what, string advice) =>
        new($"{_name}: {what} (at byte {position}{(_compressed ? " of the unpacked file" : "")}); {advice}");

    CaptureException Truncated(string what, int missing) => Damaged(
        Position, $"the file ends within {what}, {missing} or more bytes are missing",
        "the recording was interrupted or the copy is incomplete: what came before was read; copy the file again if you can");

    CaptureException Unreadable(IOException e) => new($"{_name}: cannot be read at byte {Position}: {e.Message}", e);

    bool Fill(int count)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        while (_end < count)
        {
            if (_end == _buffer.Length) Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, (long)_buffer.Length * 2));
            int got;
            try
            {
                got = _stream.Read(_buffer.AsSpan(_end));
            }
            catch (InvalidDataException e)
            {
                throw new CaptureException(
                    $"{_name}: the gzip data is damaged or cut off after {Position + _end} unpacked bytes ({e.Message}); "
                    + "what came before was read; test the file with 'gzip -t' and copy it again if you can",
                    e);
            }
            catch (IOException e)
            {
                throw Unreadable(e);
            }

            if (got == 0) return false;
            _end += got;
        }

        return true;
    }

    public void Dispose() => _stream.Dispose();
}
