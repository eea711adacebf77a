using System.Diagnostics;
using System.Text.Json;

namespace Gyrfalcon.Simulating;

/// <summary>A detection of our own, with the rules and settings of the command line, whose alerts tell whether a simulation was seen. Disposing stops it.</summary>
sealed class Detection : IDisposable
{
    const string Ready = "detection is running";

    // One that is already running keeps its receivers to itself, and its port.
    static readonly string[] s_settings =
    [
        "json_output=true", "json_include_output_fields_property=true", "rule_matching=all", "priority=debug", "stdout_output.enabled=true",
        "log_stderr=true", "log_level=info", "webserver.enabled=false", "file_output.enabled=false", "http_output.enabled=false",
        "program_output.enabled=false", "syslog_output.enabled=false", "azure_monitor_output.enabled=false",
    ];

    static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60), s_stopLimit = TimeSpan.FromSeconds(10);

    readonly Lock _lock = new();
    readonly List<(string Rule, string Container)> _alerts = [];
    readonly List<string> _log = [];
    readonly ManualResetEventSlim _isReady = new();
    readonly Process _process;

    /// <summary>Starts it and waits until it detects.</summary>
    /// <param name="options">The options that name configuration and rules.</param>
    /// <exception cref="SimulationException">It does not come to detect; the message has what it said.</exception>
    public Detection(IEnumerable<string> options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. options, .. s_settings.SelectMany(setting => (string[])["-o", setting])])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => TakeLog(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (_isReady.Wait(s_startLimit) && !_process.HasExited) return;
        Dispose();
        throw new SimulationException($"detection did not start:\n{string.Join('\n', _log)}");
    }

    /// <summary>The rules that fired in a container so far, each once.</summary>
    /// <param name="containerId">As <see cref="SimulationRun.ContainerId"/>; empty for the host.</param>
    public IReadOnlyList<string> RulesOf(string containerId)
    {
        string id = containerId.Length == 0 ? "host" : containerId[..12];
        lock (_lock) return [.. _alerts.Where(alert => alert.Container == id).Select(alert => alert.Rule).Distinct()];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            const int Interrupt = 2;
            _ = Libc.Kill(_process.Id, Interrupt);
            if (!_process.WaitForExit(s_stopLimit)) _process.Kill();
        }

        _process.Dispose();
    }

    void Take(string? line)
    {
        if (line is null || !line.StartsWith('{')) return;
        try
        {
            using var alert = JsonDocument.Parse(line);
            if (!alert.RootElement.TryGetProperty("output_fields", out var fields) || !fields.TryGetProperty("container.id", out var id)) return;
            lock (_lock) _alerts.Add((alert.RootElement.GetProperty("rule").GetString()!, id.GetString() ?? ""));
        }
        catch (JsonException)
        {
            // A line of the end, not an alert.
        }
    }

    void TakeLog(string? line)
    {
        lock (_lock)
        {
            if (line is not null) _log.Add(line);
        }

        // Null: it has ended.
        if (line is null || line.Contains(Ready, StringComparison.Ordinal)) _isReady.Set();
    }
}
