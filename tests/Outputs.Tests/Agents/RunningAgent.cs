using System.Diagnostics;
using System.Globalization;

namespace Gyrfalcon.Outputs.Tests.Agents;

/// <summary>A process of the agent.</summary>
sealed class RunningAgent : IDisposable
{
    static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    readonly Process _process;
    readonly Task<string> _log;

    public RunningAgent(Process process)
    {
        _process = process;
        _log = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Kills it as the kernel does when memory is short, and returns its log.</summary>
    public string Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        return _log.Result;
    }

    /// <summary>Waits for its end and returns its log.</summary>
    /// <param name="peakBytes">The most memory that it was seen to hold.</param>
    public string End(out long peakBytes)
    {
        peakBytes = 0;
        for (var clock = Stopwatch.StartNew(); !_process.WaitForExit(20);)
        {
            if (clock.Elapsed > s_limit) throw new TimeoutException("the agent does not end");
            peakBytes = Math.Max(peakBytes, ReadPeak());
        }

        return _log.Result;
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }

    // 0 once it has ended.
    long ReadPeak()
    {
        try
        {
            string line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return 0;
        }
    }
}
