using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>Syscalls by number, past libc's wrappers: those pick another syscall or change an argument.</summary>
static partial class Syscall
{
    public const int CurrentDirectory = -100;
    public const int NoEntry = 2;
    public const int BadDescriptor = 9;
    public const int NoMemoryThere = 14;

    // The first call loads libc, with opens and closes of its own: not in the middle of a test.
    static Syscall() => Raw((long)SyscallNumber.getpid, 0, 0, 0, 0, 0, 0);

    /// <summary>The result; of a failed call the negative errno.</summary>
    public static long Call(SyscallNumber number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0)
    {
        long result = Raw((long)number, a, b, c, d, e, f);
        return result == -1 ? -Marshal.GetLastPInvokeError() : result;
    }

    /// <summary>The result of a call that must not fail.</summary>
    public static long Must(SyscallNumber number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0)
    {
        long result = Call(number, a, b, c, d, e, f);
        return result >= 0 ? result : throw new InvalidOperationException($"{number}: {Marshal.GetPInvokeErrorMessage((int)-result)}");
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long Raw(long number, long a, long b, long c, long d, long e, long f);
}
