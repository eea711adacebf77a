using System.Globalization;
using System.Runtime.InteropServices;
using Gyrfalcon.Capture;

namespace Gyrfalcon.Doctor;

/// <summary>The kernel, what this process may do, the clock and the disk.</summary>
static class MachineChecks
{
    // A capture of a busy host grows by some 100 MB a minute.
    const long LowSpace = 1L << 30;

    public static IEnumerable<Finding> Run()
    {
        yield return new("kernel", FindingState.Good, $"Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}");
        yield return File.Exists("/sys/kernel/btf/vmlinux")
            ? new("type information", FindingState.Good, "/sys/kernel/btf/vmlinux")
            : new("type information", FindingState.Failure, "/sys/kernel/btf/vmlinux is missing", "use a kernel built with CONFIG_DEBUG_INFO_BTF=y");
        yield return Memlock(Environment.OSVersion.Version, File.ReadAllText("/proc/self/limits"));
        foreach (string lack in LiveRequirements.Lacking()) yield return Finding.OfSentence("capabilities", FindingState.Warning, lack);
        yield return Clock(HostClock.IsSynchronized());
        yield return Disk(Environment.CurrentDirectory, new DriveInfo(Environment.CurrentDirectory).AvailableFreeSpace);
    }

    // Since Linux 5.11 maps count for the cgroup's memory instead.
    internal static Finding Memlock(Version kernel, string limits)
    {
        string limit = limits.Split('\n').FirstOrDefault(l => l.StartsWith("Max locked memory", StringComparison.Ordinal))?[26..].Trim().Split(' ')[0] ?? "unknown";
        if (kernel >= new Version(5, 11) || limit == "unlimited") return new("locked memory", FindingState.Good, kernel >= new Version(5, 11) ? "not limited for eBPF since Linux 5.11" : limit);
        return new("locked memory", FindingState.Warning, $"{limit} bytes", "raise it: ulimit -l unlimited, or LimitMEMLOCK=infinity in the unit");
    }

    internal static Finding Clock(bool? isSynchronized) => isSynchronized switch
    {
        true => new("clock", FindingState.Good, "synchronised"),
        false => new("clock", FindingState.Warning, "not synchronised", "run chrony or systemd-timesyncd: alerts of several nodes cannot be put in order otherwise"),
        null => new("clock", FindingState.Absent, "the kernel does not say whether it is synchronised"),
    };

    internal static Finding Disk(string path, long free)
    {
        string text = $"{(free / 1e9).ToString("0.0", CultureInfo.InvariantCulture)} GB free at {path}";
        return free >= LowSpace ? new("disk", FindingState.Good, text) : new("disk", FindingState.Warning, text, "make room before you record captures there");
    }
}
