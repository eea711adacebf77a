namespace Gyrfalcon.Capture.Linux;

/// <summary>The relation of the clock that the probe reads (boot time) to the epoch.</summary>
static class Clock
{
    /// <summary>
    /// What to add to boot time to get nanoseconds since the epoch: the moment of boot. The two clocks cannot be read at
    /// once, so the pair with the shortest gap out of several is taken; the error is below a microsecond.
    /// </summary>
    public static ulong BootOffset()
    {
        ulong best = ulong.MaxValue, offset = 0;
        for (int i = 0; i < 10; i++)
        {
            ulong before = Libc.Now(Libc.ClockBoottime);
            ulong real = Libc.Now(Libc.ClockRealtime);
            ulong after = Libc.Now(Libc.ClockBoottime);
            if (after - before >= best) continue;
            best = after - before;
            offset = real - (before + best / 2);
        }

        return offset;
    }
}
