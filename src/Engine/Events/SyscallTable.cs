using System.Collections.Frozen;
using System.Text;

namespace Gyrfalcon.Engine.Events;

/// <summary>
/// The syscalls by the reference's own numbers (<c>PPM_SC_*</c>), which are the same on every architecture. A generic event
/// holds one of them in its parameter <c>ID</c>.
/// </summary>
public static partial class SyscallTable
{
    static readonly string[] s_names = Names();
    static readonly byte[][] s_utf8 = [.. s_names.Select(Encoding.UTF8.GetBytes)];
    static readonly FrozenSet<string> s_set = s_names.ToFrozenSet();

    // What an event of another name stands for, and two numbers that are no call.
    static readonly FrozenSet<string> s_renamed = FrozenSet.Create(
        "unknown", "na_1", "_llseek", "fcntl64", "getegid32", "geteuid32", "getgid32", "getresgid32", "getresuid32", "getuid32", "page_fault_kernel",
        "page_fault_user", "pread64", "prlimit64", "pwrite64", "sched_process_exit", "sched_switch", "sendfile64", "setgid32", "setresgid32", "setresuid32",
        "setuid32", "signal_deliver", "ugetrlimit");

    /// <summary>The names, indexed by number; 0 is <c>unknown</c>.</summary>
    public static ReadOnlySpan<string> All => s_names;

    /// <summary>The name of a syscall as UTF-8, or empty when the number is not known.</summary>
    public static ReadOnlySpan<byte> NameOf(int number) => (uint)number < (uint)s_utf8.Length ? s_utf8[number] : default;

    /// <summary>The syscalls that have no event of their own: only the generic event tells of them.</summary>
    public static IEnumerable<string> Generic => s_names.Except(s_renamed).Except(EventTable.All.ToArray().Select(e => e.Name));

    /// <summary>Whether there is a syscall of this name.</summary>
    public static bool Contains(string name) => s_set.Contains(name);
}
