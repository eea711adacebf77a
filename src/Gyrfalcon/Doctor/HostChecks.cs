using System.Text;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Doctor;

/// <summary>What is seen of the host: its processes and its cgroups.</summary>
static class HostChecks
{
    public static IEnumerable<Finding> Run(IReadOnlyList<(long Pid, byte[] Cgroups)> processes)
    {
        var first = processes.FirstOrDefault(p => p.Pid == 1).Cgroups;

        // The first process of the host's pid namespace is no container's.
        yield return Processes(Live.HostRoot, first is not null, ContainerIdMatcher.Match(first).IsEmpty);
        yield return Layout(
            File.Exists($"{Live.HostRoot}/sys/fs/cgroup/cgroup.controllers") || File.Exists("/sys/fs/cgroup/cgroup.controllers"),
            Directory.Exists("/sys/fs/cgroup/unified"), processes.Select(p => p.Cgroups));
    }

    internal static Finding Processes(string root, bool hasProc, bool isHost)
    {
        string text = root.Length == 0 ? "/proc" : $"{root}/proc (HOST_ROOT)";
        if (!hasProc) return new("processes", FindingState.Failure, $"{text} has no processes", "mount the host's /proc there, or set HOST_ROOT to where the host's root directory is");
        return isHost
            ? new("processes", FindingState.Good, $"{text} shows those of the host")
            : new("processes", FindingState.Warning, $"{text} shows those of a pid namespace", "run with hostPID, or mount the host's /proc below HOST_ROOT: processes that run already are not known otherwise");
    }

    internal static Finding Layout(bool isUnified, bool isHybrid, IEnumerable<byte[]> cgroups)
    {
        var texts = cgroups.Select(Encoding.UTF8.GetString).ToList();
        string driver = texts.Any(t => t.Contains(".slice/cri-containerd-", StringComparison.Ordinal) || t.Contains(".slice/crio-", StringComparison.Ordinal) || t.Contains(".slice/docker-", StringComparison.Ordinal)) ? ", containers by the systemd driver"
            : texts.Any(t => t.Contains("=/kubepods/", StringComparison.Ordinal) || t.Contains("=/docker/", StringComparison.Ordinal)) ? ", containers by the cgroupfs driver"
            : ", no containers to tell the driver from";
        return new("cgroups", FindingState.Good, (isUnified ? "version 2" : isHybrid ? "hybrid of versions 1 and 2" : "version 1") + driver);
    }
}
