using System.Text;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Doctor;

/// <summary>What is seen of the host: its processes and its cgroups.</summary>
static class HostChecks
{
    public static IEnumerable<Finding> Run()
    {
        yield return Processes(Live.HostRoot, File.Exists($"{Live.HostRoot}/proc/1/status"), IsHostNamespace($"{Live.HostRoot}/proc"));
        yield return Layout(
            File.Exists($"{Live.HostRoot}/sys/fs/cgroup/cgroup.controllers") || File.Exists("/sys/fs/cgroup/cgroup.controllers"),
            Directory.Exists("/sys/fs/cgroup/unified"), Cgroups());
    }

    /// <summary>The cgroups of all processes, each in the form in which the state holds them.</summary>
    internal static IEnumerable<byte[]> Cgroups()
    {
        foreach (string directory in Directory.EnumerateDirectories($"{Live.HostRoot}/proc"))
        {
            if (!char.IsAsciiDigit(Path.GetFileName(directory)[0]) || ReadCgroups(directory) is not { } cgroups) continue;
            yield return cgroups;
        }
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

    // The first process of the host's pid namespace is no container's.
    static bool IsHostNamespace(string proc)
    {
        try
        {
            foreach (string line in File.ReadLines($"{proc}/1/status"))
                if (line.StartsWith("NSpid:", StringComparison.Ordinal)) return line.Split('\t').Length == 2 && ContainerIdMatcher.Match(ReadCgroups($"{proc}/1") ?? []).IsEmpty;
        }
        catch (IOException)
        {
            return false;
        }

        return true;
    }

    // "4:memory:/path" becomes "memory=/path" and a NUL.
    static byte[]? ReadCgroups(string process)
    {
        try
        {
            return Encoding.UTF8.GetBytes(string.Concat(File.ReadLines($"{process}/cgroup").Select(l => l.Split(':', 3)).Where(p => p.Length == 3).Select(p => $"{p[1]}={p[2]}\0")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
