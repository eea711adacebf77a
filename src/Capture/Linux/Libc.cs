using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Linux;

/// <summary>The calls of libc that the base class library does not offer, or offers only with allocations.</summary>
static unsafe partial class Libc
{
    const string Name = "libc";

    public const int ProtRead = 1;
    public const int ProtWrite = 2;
    public const int MapShared = 1;
    public const int ClockRealtime = 0;
    public const int ClockBoottime = 7;

    public static readonly nint MapFailed = -1;

    [LibraryImport(Name, EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, nint offset);

    [LibraryImport(Name, EntryPoint = "munmap")]
    public static partial void Unmap(nint address, nuint length);

    [LibraryImport(Name, EntryPoint = "close")]
    public static partial void Close(int descriptor);

    [LibraryImport(Name, EntryPoint = "clock_gettime")]
    public static partial void GetTime(int clock, TimeSpec* time);

    [LibraryImport(Name, EntryPoint = "vsnprintf")]
    public static partial int Format(byte* buffer, nuint size, byte* format, void* arguments);

    /// <summary>Nanoseconds on a clock.</summary>
    public static ulong Now(int clock)
    {
        TimeSpec time;
        GetTime(clock, &time);
        return (ulong)time.Seconds * 1_000_000_000 + (ulong)time.Nanoseconds;
    }
}
