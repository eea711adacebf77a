using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Linux;

/// <summary><c>struct timespec</c> of 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
struct TimeSpec
{
    public long Seconds;
    public long Nanoseconds;
}
