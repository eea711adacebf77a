using System.Diagnostics;
using System.Globalization;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Agents;

/// <summary>What an agent left behind when it stopped.</summary>
sealed record AgentResult(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Error)
{
    /// <summary>The alert lines of the output, as printed.</summary>
    public IReadOnlyList<string> AlertLines => AlertLinesOf(Output);

    /// <summary>The alerts are all that comes before the statistics of the end.</summary>
    public static IReadOnlyList<string> AlertLinesOf(IEnumerable<string> output) =>
        [.. output.TakeWhile(line => !line.StartsWith("Events detected: ", StringComparison.Ordinal)).Where(line => line.Length > 0)];
}

/// <summary>The published binary, detecting live. Disposing stops it.</summary>
sealed class Agent : IDisposable
{
    public const string MarkerRule = "Marker of the Live Tests";
    const string Ready = "detection is running";
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    readonly AgentFiles _files;
    readonly bool _json;
    readonly Process _process;
    readonly OutputLines _output;
    readonly OutputLines _error;

    Agent(AgentFiles files, AgentOptions options)
    {
        _files = files;
        _json = options.Json;
        string[] verb = options.Capture is null ? [] : ["record", "-w", options.Capture];
        _process = AgentCommand.Start([.. verb, .. AgentCommand.Options(files, options)]);
        _output = new(_process.StandardOutput);
        _error = new(_process.StandardError);
    }

    public int ProcessId => _process.Id;

    /// <summary>Starts the agent and waits until it says that it detects.</summary>
    public static Agent Start(AgentFiles files, AgentOptions options)
    {
        var agent = new Agent(files, options);
        try
        {
            agent._error.WaitFor(line => line.Contains(Ready, StringComparison.Ordinal), s_limit);
            return agent;
        }
        catch
        {
            agent.Dispose();
            throw;
        }
    }

    /// <summary>What it holds of the machine's memory, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            string line = File.ReadLines($"/proc/{ProcessId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>
    /// Performs a marker of its own and waits for its alert. Events are evaluated in the order of their time, so that
    /// every alert about what happened before this call is among those returned.
    /// </summary>
    public IReadOnlyList<Alert> Settle()
    {
        SettleLines();
        return [.. _output.Snapshot().Where(line => line.StartsWith('{')).Select(line => new Alert(line))];
    }

    /// <summary>
    /// Waits until there are so many alerts of a kind, and returns those that there are: other events pass those that wait for a
    /// runtime, and so does the marker.
    /// </summary>
    public IReadOnlyList<Alert> WaitFor(int count, Func<Alert, bool> isMeant)
    {
        List<Alert> alerts;
        for (var clock = Stopwatch.StartNew(); (alerts = [.. Settle().Where(isMeant)]).Count < count && clock.Elapsed < s_limit;) Thread.Sleep(100);
        return alerts;
    }

    /// <summary>Waits until the agent's log has so many lines with a text.</summary>
    public void WaitForLog(string text, int count) => _error.WaitFor(line => line.Contains(text, StringComparison.Ordinal), count, s_limit);

    /// <summary>As <see cref="Settle"/>, but the lines of standard output as they are: for text output.</summary>
    public IReadOnlyList<string> SettleLines()
    {
        string marker = _files.NextMarker();
        File.WriteAllBytes(marker, []);
        _output.WaitFor(line => line.Contains(marker, StringComparison.Ordinal), s_limit, () => string.Join('\n', _error.Snapshot()));
        return _output.Snapshot();
    }

    /// <summary>Interrupts the agent as ^C does and returns all that it printed.</summary>
    public AgentResult Stop()
    {
        Libc.kill(_process.Id, Libc.SIGINT);
        if (!_process.WaitForExit(s_limit))
            throw new TimeoutException("the agent did not stop on SIGINT");
        return new(_process.ExitCode, _output.ToEnd(), _error.ToEnd());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Libc.kill(_process.Id, Libc.SIGINT);
            if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
                _process.Kill();
        }
        _process.Dispose();
    }
}
