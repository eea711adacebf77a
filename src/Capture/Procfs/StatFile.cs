namespace Gyrfalcon.Capture.Procfs;

/// <summary>What <c>/proc/PID/stat</c> says of a thread.</summary>
struct StatFile
{
    const ulong TicksPerSecond = 100;

    public long Pgid;
    public long Sid;
    public uint Tty;
    public ulong PageFaultsMinor;
    public ulong PageFaultsMajor;

    /// <summary>When the thread began, in hundredths of a second since boot: the kernel's user-space ticks are 10 ms everywhere.</summary>
    public ulong StartTicks;

    /// <summary>When the thread began, nanoseconds since boot.</summary>
    public readonly ulong StartTime => StartTicks * (1_000_000_000 / TicksPerSecond);

    /// <summary>Reads the file's text. The name in the second field may hold anything, so the fields are counted from its end.</summary>
    public static StatFile Parse(ReadOnlySpan<byte> text)
    {
        int name = text.LastIndexOf((byte)')');
        if (name < 0) return default;
        var words = new TextScanner(text[(name + 1)..]);
        StatFile stat = default;
        words.Skip(2);  // state, ppid
        stat.Pgid = words.Number();
        stat.Sid = words.Number();
        stat.Tty = (uint)words.Number();
        words.Skip(2);  // tpgid, flags
        stat.PageFaultsMinor = words.Unsigned();
        words.Skip(1);  // cminflt
        stat.PageFaultsMajor = words.Unsigned();
        words.Skip(9);  // cmajflt, utime, stime, cutime, cstime, priority, nice, num_threads, itrealvalue
        stat.StartTicks = words.Unsigned();
        return stat;
    }
}
