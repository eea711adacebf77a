using System.Diagnostics;

namespace Gyrfalcon.Capture.Tests.Procfs;

/// <summary>A child that has reached a known state: its command prints a line when it has, and is killed at the end.</summary>
sealed class ChildProcess : IDisposable
{
    readonly Process _process;

    public ChildProcess(string file, params string[] arguments) : this(null, file, arguments)
    {
    }

    public ChildProcess(Action<ProcessStartInfo>? prepare, string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        prepare?.Invoke(start);
        _process = Process.Start(start)!;
        FirstLine = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{file} ended at once");
    }

    public int Id => _process.Id;

    public string FirstLine { get; }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
