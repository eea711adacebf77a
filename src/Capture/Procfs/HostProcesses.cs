namespace Gyrfalcon.Capture.Procfs;

/// <summary>What /proc says of all processes together, for checks before detection.</summary>
public static class HostProcesses
{
    /// <summary>The id of each process and its cgroups, as its record has them; none for one that ends meanwhile. Empty without /proc.</summary>
    /// <param name="hostRoot">See <see cref="LiveOptions.HostRoot"/>.</param>
    public static IReadOnlyList<(long Pid, byte[] Cgroups)> ReadCgroups(string hostRoot)
    {
        using var proc = ProcDirectory.Open(hostRoot + "/proc");
        if (!proc.IsOpen) return [];
        var paths = CgroupPaths.Of(hostRoot, proc);
        byte[] text = new byte[16 * 1024], list = new byte[16 * 1024];
        List<long> pids = [];
        proc.ListNumbers(pids, int.MaxValue);
        return [.. pids.Select(pid => (pid, list[..paths.Write(proc.Read(pid, "cgroup"u8, text), list)]))];
    }
}
