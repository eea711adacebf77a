using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>
/// A child process that does one syscall and ends. Managed code cannot run in a forked child, so the two syscalls that make
/// and employ it are a few instructions of machine code, which touch no memory but their arguments.
/// </summary>
static unsafe class ChildCall
{
    public const long SignalOnExit = 17;
    public const int SigKill = 9;
    const int PageSize = 4096;

    // rdi → 7 longs: number and arguments of the syscall that makes the child; 7 longs: those of the child's. The child ends
    // with the negated result as its exit code, which is the errno of a call that failed.
    static ReadOnlySpan<byte> Code =>
    [
        0x53, 0x48, 0x89, 0xfb,                                     // push rbx; mov rbx, rdi
        0x48, 0x8b, 0x03, 0x48, 0x8b, 0x7b, 0x08,                   // rax, rdi
        0x48, 0x8b, 0x73, 0x10, 0x48, 0x8b, 0x53, 0x18,             // rsi, rdx
        0x4c, 0x8b, 0x53, 0x20, 0x4c, 0x8b, 0x43, 0x28,             // r10, r8
        0x4c, 0x8b, 0x4b, 0x30, 0x0f, 0x05,                         // r9; syscall
        0x48, 0x85, 0xc0, 0x75, 0x29,                               // test rax, rax; jnz to the parent's end
        0x48, 0x8b, 0x43, 0x38, 0x48, 0x8b, 0x7b, 0x40,             // rax, rdi
        0x48, 0x8b, 0x73, 0x48, 0x48, 0x8b, 0x53, 0x50,             // rsi, rdx
        0x4c, 0x8b, 0x53, 0x58, 0x4c, 0x8b, 0x43, 0x60,             // r10, r8
        0x4c, 0x8b, 0x4b, 0x68, 0x0f, 0x05,                         // r9; syscall
        0x89, 0xc7, 0xf7, 0xdf, 0xb8, 0xe7, 0x00, 0x00, 0x00, 0x0f, 0x05, // mov edi, eax; neg edi; exit_group
        0x5b, 0xc3,                                                 // pop rbx; ret
    ];

    static readonly delegate* unmanaged<long*, long> s_run = Map();

    /// <summary>
    /// Makes a child with <paramref name="maker"/> and its arguments (fork, vfork, clone, clone3) and returns its id, or the
    /// negative errno; the child does <paramref name="work"/> with its arguments.
    /// </summary>
    public static int Start(SyscallNumber maker, ReadOnlySpan<long> makerArguments, SyscallNumber work, params ReadOnlySpan<long> arguments)
    {
        long* calls = stackalloc long[14];
        new Span<long>(calls, 14).Clear();
        calls[0] = (long)maker;
        for (int i = 0; i < makerArguments.Length; i++) calls[1 + i] = makerArguments[i];
        calls[7] = (long)work;
        for (int i = 0; i < arguments.Length; i++) calls[8 + i] = arguments[i];
        return (int)s_run(calls);
    }

    /// <summary>A child of vfork, waited for; returns its id and its exit code.</summary>
    public static (int Pid, int ExitCode) Run(SyscallNumber work, params ReadOnlySpan<long> arguments)
    {
        int pid = Start(SyscallNumber.vfork, [], work, arguments);
        return (pid, Wait(pid) >> 8);
    }

    /// <summary>Waits for a child to end; returns its status as wait(2) gives it.</summary>
    public static int Wait(int pid)
    {
        int status = 0;
        Syscall.Must(SyscallNumber.wait4, pid, (nint)(&status));
        return status;
    }

    static delegate* unmanaged<long*, long> Map()
    {
        const int ReadWriteExecute = 7, PrivateAnonymous = 0x22;
        nint page = (nint)Syscall.Must((SyscallNumber)9, 0, PageSize, ReadWriteExecute, PrivateAnonymous, -1, 0);
        Code.CopyTo(new Span<byte>((void*)page, Code.Length));
        return (delegate* unmanaged<long*, long>)page;
    }
}
