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

    /// <summary>The names, indexed by number; 0 is <c>unknown</c>.</summary>
    public static ReadOnlySpan<string> All => s_names;

    /// <summary>The name of a syscall as UTF-8, or empty when the number is not known.</summary>
    public static ReadOnlySpan<byte> NameOf(int number) => (uint)number < (uint)s_utf8.Length ? s_utf8[number] : default;

    /// <summary>Whether there is a syscall of this name.</summary>
    public static bool Contains(string name) => s_set.Contains(name);
}
