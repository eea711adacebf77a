using System.IO.MemoryMappedFiles;

namespace Gyrfalcon.Fuzz;

/// <summary>
/// Keeps the input that is being run in a file, which survives whatever it does to the process, and ends the process when one input
/// takes too long: what hangs cannot be stopped in any other way.
/// </summary>
public sealed class InputWatch : IDisposable
{
    /// <summary>How long one input may take. The slowest of a million took 1.8 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    const int Size = 1 << 20;

    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _view;
    readonly string _path;
    readonly Timer _timer;
    long _started;

    /// <summary>Begins to watch.</summary>
    /// <param name="target">The name of the target.</param>
    /// <param name="suffix">Tells the files of threads with one target apart.</param>
    public InputWatch(string target, string suffix)
    {
        string folder = Path.Combine(Path.GetTempPath(), "gyrfalcon-fuzz");
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, $"{target}-{Environment.ProcessId}{suffix}");
        _file = MemoryMappedFile.CreateFromFile(_path, FileMode.Create, null, Size);
        _view = _file.CreateViewAccessor();
        _timer = new Timer(_ => Look(), null, 1000, 1000);
    }

    /// <summary>An input begins. The file holds its length, four bytes little-endian, and then its bytes.</summary>
    public void Begin(byte[] input)
    {
        _view.Write(0, input.Length);
        _view.WriteArray(4, input, 0, Math.Min(input.Length, Size - 4));
        Volatile.Write(ref _started, Environment.TickCount64);
    }

    /// <summary>The input has ended.</summary>
    public void End() => Volatile.Write(ref _started, 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    void Look()
    {
        long started = Volatile.Read(ref _started);
        if (started == 0 || Environment.TickCount64 - started < Patience.TotalMilliseconds) return;
        byte[] input = new byte[Math.Min(_view.ReadInt32(0), Size - 4)];
        _view.ReadArray(4, input, 0, input.Length);
        Environment.FailFast($"one input takes more than {Patience.TotalSeconds} s; it is in {_path}, in base64:\n{Convert.ToBase64String(input)}");
    }
}
