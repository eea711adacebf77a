using System.Text;

namespace Gyrfalcon.Engine.Fields;

/// <summary>The names of capabilities by their bit in the driver's encoding, which is the kernel's.</summary>
static class CapabilityNames
{
    static readonly byte[][] s_names = Array.ConvertAll(Names(), Encoding.UTF8.GetBytes);

    /// <summary>Adds the names of a set, joined by a blank.</summary>
    public static void Append(ref ScratchText text, ulong set)
    {
        bool first = true;
        for (int i = 0; i < s_names.Length; i++)
        {
            if ((set >> i & 1) == 0) continue;
            if (!first) text.Append((byte)' ');
            text.Append(s_names[i]);
            first = false;
        }
    }

    /// <summary>All of them.</summary>
    public static ulong All => (1ul << s_names.Length) - 1;

    /// <summary>The bit of a capability; null when there is none of this name.</summary>
    public static ulong? Find(string name) =>
        Array.FindIndex(s_names, n => n.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(name))) is >= 0 and var bit ? 1ul << bit : null;

    static string[] Names() =>
    [
        "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_DAC_READ_SEARCH", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL", "CAP_SETGID", "CAP_SETUID",
        "CAP_SETPCAP", "CAP_LINUX_IMMUTABLE", "CAP_NET_BIND_SERVICE", "CAP_NET_BROADCAST", "CAP_NET_ADMIN", "CAP_NET_RAW",
        "CAP_IPC_LOCK", "CAP_IPC_OWNER", "CAP_SYS_MODULE", "CAP_SYS_RAWIO", "CAP_SYS_CHROOT", "CAP_SYS_PTRACE", "CAP_SYS_PACCT",
        "CAP_SYS_ADMIN", "CAP_SYS_BOOT", "CAP_SYS_NICE", "CAP_SYS_RESOURCE", "CAP_SYS_TIME", "CAP_SYS_TTY_CONFIG", "CAP_MKNOD",
        "CAP_LEASE", "CAP_AUDIT_WRITE", "CAP_AUDIT_CONTROL", "CAP_SETFCAP", "CAP_MAC_OVERRIDE", "CAP_MAC_ADMIN", "CAP_SYSLOG",
        "CAP_WAKE_ALARM", "CAP_BLOCK_SUSPEND", "CAP_AUDIT_READ", "CAP_PERFMON", "CAP_BPF", "CAP_CHECKPOINT_RESTORE",
    ];
}
