using System.Diagnostics;

namespace Gyrfalcon.Live.Tests.Support;

/// <summary>What a finished command said.</summary>
sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>The result itself, or an exception with everything the command said when it failed.</summary>
    public CommandResult Succeeded(string what) =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"{what} ended with {ExitCode}: {Output}{Error}");
}

/// <summary>Runs programs to their end, within a time limit.</summary>
static class Command
{
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    public static CommandResult Run(string program, params IEnumerable<string> arguments) => Run(s_limit, program, arguments);

    public static CommandResult Run(TimeSpan limit, string program, params IEnumerable<string> arguments)
    {
        using Process process = Start(program, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        // A daemon that the command left behind may hold the pipes open: wait for them only within the limit.
        if (!process.WaitForExit(limit) || !Task.WaitAll([output, error], limit))
        {
            process.Kill();
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in {limit.TotalSeconds:0} s");
        }
        return new(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts a program with its output on pipes and nothing on standard input.</summary>
    public static Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
