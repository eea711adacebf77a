using System.Runtime.InteropServices;

namespace Gyrfalcon.Simulating;

/// <summary>The calls of libc by which actions happen that the base class library has no word for. Each returns -1 and sets errno when it fails.</summary>
static partial class Libc
{
    const string Name = "libc";

    public const int NewMounts = 0x00020000, NewIpc = 0x08000000, NewUser = 0x10000000, NewPids = 0x20000000, NewNetwork = 0x40000000;
    public const int Bind = 0x1000, Recursive = 0x4000, Private = 1 << 18, Detach = 2;
    public const int ReadOnly = 0, WriteOnly = 1, Create = 0x40, Truncate = 0x200;

    [LibraryImport(Name, EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int namespaces);

    [LibraryImport(Name, EntryPoint = "setns", SetLastError = true)]
    public static partial int EnterNamespace(int descriptor, int kind);

    [LibraryImport(Name, EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Mount(string source, string target, string type, nuint flags, string? options);

    [LibraryImport(Name, EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unmount(string target, int flags);

    [LibraryImport(Name, EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeRoots(nint number, string newRoot, string oldRoot);

    [LibraryImport(Name, EntryPoint = "chroot", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeRoot(string path);

    [LibraryImport(Name, EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Execute(string path, nint[] arguments, nint[] environment);

    [LibraryImport(Name, EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(out int pid, string path, nint actions, nint attributes, nint[] arguments, nint[] environment);

    [LibraryImport(Name, EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Wait(int pid, out int status, int options);

    [LibraryImport(Name, EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int pid, int signal);

    [LibraryImport(Name, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags, int mode);

    [LibraryImport(Name, EntryPoint = "close")]
    public static partial void Close(int descriptor);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte[] bytes, nint length);

    [LibraryImport(Name, EntryPoint = "dup2", SetLastError = true)]
    public static partial int Duplicate(int descriptor, int onto);

    [LibraryImport(Name, EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport(Name, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int descriptor, nuint request, byte[] argument);

    [LibraryImport(Name, EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateInMemory(string name, uint flags);

    [LibraryImport(Name, EntryPoint = "ptrace", SetLastError = true)]
    public static partial nint Trace(long request, int pid, nint address, nint data);

    [LibraryImport(Name, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Call(nint number, nint first, nint second, nint third);

    // A process that has one thread only: no other code of the runtime may run between these three.
    [LibraryImport(Name, EntryPoint = "fork"), SuppressGCTransition]
    public static partial int Fork();

    [LibraryImport(Name, EntryPoint = "unshare"), SuppressGCTransition]
    public static partial int UnshareAlone(int namespaces);

    [LibraryImport(Name, EntryPoint = "_exit"), SuppressGCTransition]
    public static partial void ExitAlone(int code);

    /// <summary>The numbers of system calls that libc has no function for.</summary>
    public static class Number
    {
        static readonly bool s_isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

        public static readonly nint
            LoadModule = s_isArm ? 273 : 313,
            Bpf = s_isArm ? 280 : 321,
            PivotRoot = s_isArm ? 41 : 155,
            PageFaults = s_isArm ? 282 : 323,
            SetUpRing = 425;
    }
}
