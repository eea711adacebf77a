using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Gyrfalcon.Outputs.Programs;

/// <summary>Writes each alert as one line to the standard input of a program that the shell starts.</summary>
public sealed class ProgramOutput(ProgramOutputOptions options) : IAlertOutput
{
    /// <summary>In the environment of a process for one alert: the alert's sequence number.</summary>
    public const string SequenceVariable = "GYRFALCON_SEQUENCE";

    // How long a program that was kept alive may take to end once its input has.
    static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    readonly Lines _lines = new();
    volatile Process? _process;

    /// <inheritdoc/>
    public string Name => "program";

    /// <inheritdoc/>
    public void Write(in Alert alert, bool flush)
    {
        if (options.KeepAlive) WriteOn(alert, flush);
        else WriteToItsOwn(alert);
    }

    /// <summary>Ends a program that was kept alive; the next alert starts it anew.</summary>
    public void Reopen()
    {
        if (_process is not { } process) return;
        CloseInput(process);
        if (!process.WaitForExit(s_grace)) Unblock();
        Forget();
    }

    /// <summary>Kills the program and what it has started.</summary>
    public void Unblock()
    {
        try
        {
            _process?.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Closes the input of a program that was kept alive: it may take its time with what it has read.</summary>
    public void Dispose()
    {
        if (_process is { } process) CloseInput(process);
        Forget();
    }

    void WriteOn(in Alert alert, bool flush)
    {
        _lines.Add(alert);
        if (!flush && !_lines.IsFull) return;
        _process ??= Start(alert: null);
        try
        {
            _process.StandardInput.BaseStream.Write(_lines.Bytes);
        }
        catch (IOException)
        {
            Reopen();
            throw new IOException($"the program '{options.Program}' reads no more");
        }

        _lines.Clear();
    }

    void WriteToItsOwn(in Alert alert)
    {
        var process = _process = Start(alert);
        try
        {
            process.StandardInput.BaseStream.Write([.. alert.Line, (byte)'\n']);
        }
        catch (IOException)
        {
            // It need not read; how it ends is what counts.
        }

        CloseInput(process);
        process.WaitForExit();
        int code = process.ExitCode;
        Forget();
        if (code == 0) return;
        string message = string.Create(CultureInfo.InvariantCulture, $"the program '{options.Program}' ended with {code}");
        throw options.MustSucceed ? new IOException(message) : new AlertRefusedException(message);
    }

    Process Start(Alert? alert)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", options.Program]) { RedirectStandardInput = true };
        if (alert is { } own) start.Environment[SequenceVariable] = own.Sequence.ToString(CultureInfo.InvariantCulture);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"Failed to open program output: {options.Program} (error: {e.Message})", e);
        }
    }

    void Forget()
    {
        _process?.Dispose();
        _process = null;
    }

    static void CloseInput(Process process)
    {
        try
        {
            process.StandardInput.BaseStream.Dispose();
        }
        catch (IOException)
        {
            // What it did not read is not missed.
        }
    }
}
