using System.Buffers;
using System.IO.Compression;

namespace Gyrfalcon.Recording;

/// <summary>
/// A file that is compressed and written by a thread of its own: whoever writes waits for nothing. A disk that is slower than the
/// events for longer than the memory lasts ends the file.
/// </summary>
sealed class BackgroundFile : Stream
{
    // The state of 10,000 threads is some 20 MiB; a disk that writes 100 MB/s is never that far behind.
    const long MaxWaiting = 64 * 1024 * 1024;

    readonly FileStream _file;
    readonly long _limit;
    readonly Lock _lock = new();
    readonly Queue<(byte[] Bytes, int Length)> _chunks = new();
    readonly SemaphoreSlim _available = new(0);
    readonly Thread _thread;
    long _waiting;
    long _written;
    bool _isComplete;
    volatile bool _isFull;
    volatile IOException? _failure;

    /// <summary>Begins to write.</summary>
    /// <param name="file">The file, empty; it is closed when all is written.</param>
    /// <param name="limit">Where the file ends, in bytes on disk; 0 for no limit.</param>
    public BackgroundFile(FileStream file, long limit)
    {
        _file = file;
        _limit = limit;
        _thread = new Thread(Run) { IsBackground = true, Name = "recording" };
        _thread.Start();
    }

    /// <summary>Whether the limit was reached: what is written beyond it is lost.</summary>
    public bool IsFull => _isFull;

    /// <summary>The size of the file, in bytes.</summary>
    public long Written => Interlocked.Read(ref _written);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Waits until all is written, for so long at most.</summary>
    public void Join(TimeSpan limit) => _thread.Join(limit);

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (_failure is { } failure) throw failure;
        lock (_lock)
        {
            if (_waiting + count > MaxWaiting) throw new IOException($"the disk is too slow: {_waiting} bytes wait for it");
            _waiting += count;
            byte[] chunk = ArrayPool<byte>.Shared.Rent(count);
            buffer.AsSpan(offset, count).CopyTo(chunk);
            _chunks.Enqueue((chunk, count));
        }

        _available.Release();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Has the rest written in the background, and the file closed.</summary>
    protected override void Dispose(bool disposing)
    {
        lock (_lock)
        {
            if (_isComplete) return;
            _isComplete = true;
        }

        _available.Release();
        base.Dispose(disposing);
    }

    void Run()
    {
        try
        {
            using var _ = _file;
            using var compressed = new GZipStream(_file, CompressionLevel.Fastest, leaveOpen: true);
            while (Take() is var (chunk, length))
            {
                // Chunks are whole blocks: a file that ends with one can be replayed to its end.
                if (!_isFull) compressed.Write(chunk, 0, length);
                ArrayPool<byte>.Shared.Return(chunk);
                if (_isFull) continue;
                Interlocked.Exchange(ref _written, _file.Length);
                _isFull = _limit > 0 && _file.Length >= _limit;
            }
        }
        catch (IOException e)
        {
            _failure = e;
        }
    }

    (byte[] Bytes, int Length)? Take()
    {
        _available.Wait();
        lock (_lock)
        {
            if (!_chunks.TryDequeue(out var chunk)) return null;
            _waiting -= chunk.Length;
            return chunk;
        }
    }
}
