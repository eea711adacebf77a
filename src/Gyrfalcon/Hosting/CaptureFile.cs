using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Hosting;

/// <summary>A capture file that is open, and how much of it the reader has taken.</summary>
sealed class CaptureFile : IDisposable
{
    // Large enough that unpacking gzip, which asks for 8 KiB at a time, does not make a call for each.
    const int BufferSize = 64 * 1024;

    readonly FileStream _file;

    /// <summary>Opens a file.</summary>
    /// <exception cref="CaptureException">It cannot be opened or read.</exception>
    public CaptureFile(string path)
    {
        try
        {
            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{path}: cannot be opened: {e.Message}", e);
        }

        Reader = new ScapReader(_file, path);
    }

    /// <summary>Reads it.</summary>
    public ScapReader Reader { get; }

    /// <summary>The size on disk in bytes; 0 for a pipe, which has none.</summary>
    public long Size => _file.CanSeek ? _file.Length : 0;

    /// <summary>How many of these bytes were read.</summary>
    public long BytesRead => _file.CanSeek ? _file.Position : 0;

    /// <inheritdoc/>
    public void Dispose() => Reader.Dispose();
}
