using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Linux;

/// <summary><c>struct statx_timestamp</c>.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
struct StatXTime
{
    public long Seconds;
    public uint Nanoseconds;

    /// <summary>Nanoseconds since the epoch, 0 before it.</summary>
    public readonly ulong SinceEpoch => Seconds < 0 ? 0 : (ulong)Seconds * 1_000_000_000 + Nanoseconds;
}
