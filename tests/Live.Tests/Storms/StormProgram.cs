using System.Diagnostics;
using System.Globalization;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Storms;

/// <summary>What happened to one event type between two moments: counted by the kernel's perf events, and by the probe.</summary>
sealed record TypeWindow(ulong Calls, EventTotal Seen);

/// <summary>What the storm did, by its own count, and what the machine did beside it.</summary>
sealed record StormResult(ulong Opens, ulong Closes, int Execs, IReadOnlyDictionary<string, TypeWindow> Types);

/// <summary>The C program of <c>Native/storm.c</c>, compiled when a test needs it.</summary>
sealed class StormProgram : IDisposable
{
    static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);
    // Event codes of the probe's counters, and the kernel's own tracepoint for the same call.
    static readonly (string Name, EventCode Code, string Tracepoint)[] s_types =
    [
        ("open", EventCode.SyscallOpenX, "syscalls/sys_exit_open"),
        ("close", EventCode.SyscallCloseX, "syscalls/sys_exit_close"),
        ("openat", EventCode.SyscallOpenatV2X, "syscalls/sys_exit_openat"),
    ];

    readonly Process _process;
    readonly OutputLines _output;
    readonly OutputLines _error;

    /// <summary>Starts four processes that open and close <paramref name="file"/>, beside 50 execs a second, for 10 s.</summary>
    public StormProgram(string directory, string file, int agentProcessId)
    {
        string program = Path.Combine(directory, "storm");
        Command.Run("gcc", "-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, "Storms", "Native", "storm.c")).Succeeded("gcc");
        _process = Process.Start(new ProcessStartInfo(
            program, [$"{agentProcessId}", file, "4", "10", "50", .. s_types.Select(type => $"{(int)type.Code}={type.Tracepoint}")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _output = new(_process.StandardOutput);
        _error = new(_process.StandardError);
    }

    /// <summary>Waits until the storm is over; its window stays open until <see cref="Finish"/>.</summary>
    public void WaitUntilOver() =>
        _output.WaitFor(line => line == "stormed", s_limit, () => string.Join('\n', _error.Snapshot()));

    /// <summary>Closes the window and returns the counts.</summary>
    public StormResult Finish()
    {
        _process.StandardInput.WriteLine();
        if (!_process.WaitForExit(s_limit) || _process.ExitCode != 0)
            throw new InvalidOperationException($"storm failed: {string.Join('\n', _error.Snapshot())}");
        Dictionary<string, string[]> lines = _output.ToEnd().Skip(1).Select(line => line.Split(' '))
            .ToDictionary(words => words[0] == "type" ? words[1] : words[0]);
        return new(
            Number(lines["opens"][1]), Number(lines["closes"][1]), (int)Number(lines["execs"][1]),
            s_types.ToDictionary(type => type.Name, type => Window(lines[$"{(int)type.Code}"])));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    // type CODE calls N delivered N dropped N own N
    static TypeWindow Window(string[] words) => new(Number(words[3]), new(Number(words[5]), Number(words[7]), Number(words[9])));

    static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
