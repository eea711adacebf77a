using Gyrfalcon.Capture.Linux;

namespace Gyrfalcon.Capture;

/// <summary>The clock of the host.</summary>
public static class HostClock
{
    // struct timex has 208 bytes; all zero it asks and changes nothing (adjtimex(2)).
    const int TimexSize = 208;

    // TIME_ERROR: the clock is not synchronised.
    const int TimeError = 5;

    /// <summary>Whether something keeps the clock right, as the kernel was told; null when it does not say.</summary>
    public static unsafe bool? IsSynchronized()
    {
        byte* timex = stackalloc byte[TimexSize];
        new Span<byte>(timex, TimexSize).Clear();
        int state = Libc.AdjustTime(timex);
        return state < 0 ? null : state != TimeError;
    }
}
