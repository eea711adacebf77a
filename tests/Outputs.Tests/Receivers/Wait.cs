using System.Diagnostics;

namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>Waits for what another thread or process does.</summary>
static class Wait
{
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>Waits until it holds.</summary>
    public static void Until(Func<bool> holds, Func<string>? state = null)
    {
        for (var clock = Stopwatch.StartNew(); !holds(); Thread.Sleep(5))
        {
            if (clock.Elapsed > s_limit) throw new TimeoutException($"it did not come about in {s_limit.TotalSeconds} s: {state?.Invoke()}");
        }
    }
}
