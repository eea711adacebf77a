using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gyrfalcon.Live.Tests.Support;

/// <summary>The few calls of libc that .NET does not wrap. Failure is a negative result and an errno.</summary>
static partial class Libc
{
    public const int SIGHUP = 1;
    public const int SIGINT = 2;
    public const int SIGCONT = 18;
    public const int SIGSTOP = 19;
    public const int O_RDWR = 2;
    public const int O_NOCTTY = 0x100;

    [LibraryImport("libc", SetLastError = true)]
    public static partial int kill(int processId, int signal);

    [LibraryImport("libc")]
    public static partial uint geteuid();

    [LibraryImport("libc", SetLastError = true)]
    public static partial SafeFileHandle posix_openpt(int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int grantpt(SafeFileHandle master);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int unlockpt(SafeFileHandle master);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int ptsname_r(SafeFileHandle master, Span<byte> name, nuint size);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle open(string path, int flags);
}
