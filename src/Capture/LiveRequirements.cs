using System.Globalization;
using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Bpf;
using Gyrfalcon.Capture.Linux;

namespace Gyrfalcon.Capture;

/// <summary>What live detection needs of the machine and of this process.</summary>
public static class LiveRequirements
{
    const int CapDacReadSearch = 2;
    const int CapSysPtrace = 19;
    const int CapSysAdmin = 21;
    const int CapPerfmon = 38;
    const int CapBpf = 39;

    /// <summary>
    /// What is missing, one sentence each with what to do; empty when the probe can be loaded. Nothing is loaded to find out but
    /// one ring buffer of a page.
    /// </summary>
    public static IReadOnlyList<string> Missing()
    {
        if (!OperatingSystem.IsLinux()) return ["Live detection needs Linux."];

        var missing = new List<string>();
        ulong capabilities = EffectiveCapabilities(File.ReadAllText("/proc/thread-self/status"));
        bool privileged = Has(capabilities, CapSysAdmin) || Has(capabilities, CapBpf) && Has(capabilities, CapPerfmon);
        if (!privileged)
            missing.Add("This process may not load eBPF programs: run it as root, or give it CAP_BPF, CAP_PERFMON and CAP_SYS_PTRACE.");
        if (!File.Exists("/sys/kernel/btf/vmlinux"))
            missing.Add("The kernel describes no types (/sys/kernel/btf/vmlinux is missing): use a kernel built with CONFIG_DEBUG_INFO_BTF=y.");
        if (privileged && RingBufferError() is { } error) missing.Add(error);
        return missing;
    }

    /// <summary>
    /// What detection can do without, one sentence each, with what is lost and, behind a colon, what to do; empty when nothing is.
    /// </summary>
    public static IReadOnlyList<string> Lacking()
    {
        ulong capabilities = EffectiveCapabilities(File.ReadAllText("/proc/thread-self/status"));
        var lacking = new List<string>();
        if (!Has(capabilities, CapSysPtrace)) lacking.Add("Descriptors, directories and environments of processes that run already are not known: add CAP_SYS_PTRACE");
        if (!Has(capabilities, CapDacReadSearch)) lacking.Add("Files of other users, such as the passwd of a container, are not read: add CAP_DAC_READ_SEARCH");
        return lacking;
    }

    /// <summary>The capabilities in a <c>/proc/PID/status</c>, one bit each; 0 when it has no such line.</summary>
    internal static ulong EffectiveCapabilities(string status)
    {
        foreach (string line in status.Split('\n'))
        {
            if (line.StartsWith("CapEff:", StringComparison.Ordinal))
                return ulong.TryParse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong bits) ? bits : 0;
        }

        return 0;
    }

    static bool Has(ulong capabilities, int capability) => (capabilities >> capability & 1) != 0;

    static unsafe string? RingBufferError()
    {
        int descriptor = LibBpf.MapCreate(LibBpf.MapTypeRingBuffer, "gyrfalcon_test", 0, 0, (uint)Environment.SystemPageSize, null);
        if (descriptor >= 0)
        {
            Libc.Close(descriptor);
            return null;
        }

        return -descriptor switch
        {
            Errno.NotImplemented => "The kernel has no bpf(2): use a kernel built with CONFIG_BPF_SYSCALL=y.",
            Errno.Invalid => $"The kernel has no BPF ring buffers: Linux 5.8 or later is needed, this is {RuntimeInformation.OSDescription}.",
            Errno.PermissionDenied or Errno.AccessDenied =>
                "bpf(2) is refused although the capabilities are there: a seccomp filter (the container runtime's) or kernel lockdown forbids it.",
            var errno => $"bpf(2) cannot create a ring buffer: {Errno.Describe(errno)}.",
        };
    }
}
