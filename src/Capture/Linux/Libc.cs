using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Linux;

/// <summary>The calls of libc that the base class library does not offer, or offers only with allocations.</summary>
static unsafe partial class Libc
{
    const string Name = "libc";

    public const int ProtRead = 1;
    public const int ProtWrite = 2;
    public const int MapShared = 1;
    public const int CurrentDirectory = -100;
    public const int OpenReadOnly = 0;
    public const int OpenNoTerminal = 0x100;
    public const int OpenNonBlocking = 0x800;
    public const int OpenDirectory = 0x10000;
    public const int OpenCloseOnExec = 0x80000;

    /// <summary>The file is only named, not opened: nothing that it is can block, and no driver is woken.</summary>
    public const int OpenPath = 0x200000;

    /// <summary>The descriptor itself is meant; the path is empty.</summary>
    public const int EmptyPath = 0x1000;

    /// <summary>Absolute paths and links begin at the directory, and "..", too, does not lead out of it.</summary>
    public const ulong ResolveInRoot = 0x10;

    /// <summary>Links such as /proc/self/exe, which name no path, are not followed.</summary>
    public const ulong ResolveNoMagicLinks = 0x2;

    /// <summary>The call's number is the same on all architectures.</summary>
    public const int OpenAt2 = 437;
    public const int WriteAccess = 2;
    public const int ReadOnlyFileSystem = 30;
    public const int PhysicalPages = 85;
    public const int ProcessorsOnline = 84;
    public const int ClockRealtime = 0;
    public const int ClockBoottime = 7;

    public static readonly nint MapFailed = -1;

    [LibraryImport(Name, EntryPoint = "mmap", SetLastError = true)]
    public static partial nint Map(nint address, nuint length, int protection, int flags, int descriptor, nint offset);

    [LibraryImport(Name, EntryPoint = "adjtimex", SetLastError = true)]
    public static partial int AdjustTime(byte* timex);

    [LibraryImport(Name, EntryPoint = "munmap")]
    public static partial void Unmap(nint address, nuint length);

    [LibraryImport(Name, EntryPoint = "openat", SetLastError = true)]
    public static partial int OpenAt(int directory, byte* path, int flags);

    // glibc has no function of its own for openat2.
    [LibraryImport(Name, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Syscall(nint number, nint directory, byte* path, OpenHow* how, nint size);

    [LibraryImport(Name, EntryPoint = "read")]
    public static partial nint Read(int descriptor, byte* buffer, nuint size);

    [LibraryImport(Name, EntryPoint = "readlinkat")]
    public static partial nint ReadLinkAt(int directory, byte* path, byte* buffer, nuint size);

    [LibraryImport(Name, EntryPoint = "getdents64")]
    public static partial nint GetDirectoryEntries(int descriptor, byte* buffer, nuint size);

    [LibraryImport(Name, EntryPoint = "statx")]
    public static partial int StatX(int directory, byte* path, int flags, uint mask, StatX* result);

    [LibraryImport(Name, EntryPoint = "faccessat", SetLastError = true)]
    public static partial int AccessAt(int directory, byte* path, int mode, int flags);

    [LibraryImport(Name, EntryPoint = "sysconf")]
    public static partial nint SystemConfiguration(int name);

    [LibraryImport(Name, EntryPoint = "getifaddrs")]
    public static partial int GetInterfaceAddresses(InterfaceAddress** first);

    [LibraryImport(Name, EntryPoint = "freeifaddrs")]
    public static partial void FreeInterfaceAddresses(InterfaceAddress* first);

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
