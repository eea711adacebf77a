using System.Runtime.InteropServices;

namespace Gyrfalcon.Outputs.Files;

/// <summary>
/// Appends each alert as one line to a file. It is opened for every alert unless it is kept open, and then anew on SIGUSR1; both go
/// with programs that move log files away or empty them.
/// </summary>
public sealed class FileOutput(FileOutputOptions options) : IAlertOutput
{
    readonly Lines _lines = new();
    FileStream? _file;
    bool _isTorn;

    /// <inheritdoc/>
    public string Name => "file";

    /// <inheritdoc/>
    public void Write(in Alert alert, bool flush)
    {
        _lines.Add(alert);
        if (!flush && !_lines.IsFull) return;
        _file ??= Open();
        try
        {
            // What part of it a full disk took stays on a line of its own.
            if (_isTorn) _file.Write("\n"u8);
            _isTorn = true;
            _file.Write(_lines.Bytes);
            _isTorn = false;
        }
        catch (IOException e)
        {
            Close();
            throw new IOException($"{options.Path}: {e.Message}", e);
        }

        _lines.Clear();
        if (!options.KeepAlive) Close();
    }

    /// <inheritdoc/>
    public void Reopen()
    {
        Close();
        _file = Open();
        if (!options.KeepAlive) Close();
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    FileStream Open()
    {
        var handle = Libc.Open(options.Path, Libc.WriteOnly | Libc.Create | Libc.Append | Libc.CloseOnExec, Libc.ReadWriteForAll);
        if (!handle.IsInvalid) return new FileStream(handle, FileAccess.Write, bufferSize: 0);
        int error = Marshal.GetLastPInvokeError();
        handle.Dispose();
        throw new IOException($"failed to open output file {options.Path}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
