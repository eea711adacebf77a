using System.IO.MemoryMappedFiles;
using Gyrfalcon.Outputs.Spool;

namespace Gyrfalcon.Outputs;

/// <summary>
/// The numbers of alerts. With a file they go on where the process before ended, however it ended: the last one is in memory that is
/// mapped from the file, so that handing one out costs no call and a kill loses none.
/// </summary>
public sealed class AlertSequence : IDisposable
{
    readonly Lock _lock = new();
    readonly FileStream? _file;
    readonly MemoryMappedViewAccessor? _view;
    long _last;

    /// <summary>Numbers from 1 up, for this process alone.</summary>
    public AlertSequence()
    {
    }

    /// <summary>Numbers that go on, for one process at a time.</summary>
    /// <param name="directory">Where the file of the numbers is; made where it is missing.</param>
    /// <exception cref="IOException">It cannot be opened, or another process has it.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public AlertSequence(string directory)
    {
        SpoolDirectory.Create(directory);
        _file = new FileStream(Path.Combine(directory, "sequence"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        using var map = MemoryMappedFile.CreateFromFile(_file, null, sizeof(long), MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = map.CreateViewAccessor(0, sizeof(long));
        _last = Math.Max(0, _view.ReadInt64(0));
    }

    /// <summary>The last number that was handed out.</summary>
    public long Last
    {
        get
        {
            lock (_lock) return _last;
        }
    }

    /// <summary>Hands out the next number.</summary>
    public long Next()
    {
        lock (_lock)
        {
            _last++;
            _view?.Write(0, _last);
            return _last;
        }
    }

    /// <summary>Goes on behind a number that was seen elsewhere: the file was lost, or is older than what it counts.</summary>
    public void AtLeast(long number)
    {
        lock (_lock)
        {
            _last = Math.Max(_last, number);
            _view?.Write(0, _last);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view?.Dispose();
        _file?.Dispose();
    }
}
