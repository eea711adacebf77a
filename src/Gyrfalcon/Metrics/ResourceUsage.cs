namespace Gyrfalcon.Metrics;

/// <summary>What the agent and its host use, as /proc tells it.</summary>
static class ResourceUsage
{
    const string MemoryFileVariable = "FALCO_CGROUP_MEM_PATH";
    const string CgroupRoot = "/sys/fs/cgroup";

    /// <summary>Reads it; what cannot be read is zero.</summary>
    /// <param name="hostRoot">Where the host's root directory is seen.</param>
    /// <param name="age">How long the agent has been running.</param>
    public static IEnumerable<Metric> Read(string hostRoot, TimeSpan age)
    {
        const MetricGroups group = MetricGroups.Resources;
        var own = ProcValues.Read("/proc/self/status");
        var host = ProcValues.Read(hostRoot + "/proc/meminfo");
        var stat = ProcValues.Read(hostRoot + "/proc/stat");
        yield return Metric.Percent(group, "cpu_usage_perc", 100 * Environment.CpuUsage.TotalTime / age);
        yield return Metric.Gauge(group, "memory_rss_kb", own.First("VmRSS:"), MetricUnit.Kibibytes);
        yield return Metric.Gauge(group, "memory_vsz_kb", own.First("VmSize:"), MetricUnit.Kibibytes);
        yield return Metric.Gauge(group, "memory_pss_kb", ProcValues.Read("/proc/self/smaps_rollup").First("Pss:"), MetricUnit.Kibibytes);
        yield return Metric.Gauge(group, "container_memory_used_bytes", ProcValues.Number(MemoryFile()), MetricUnit.Bytes);
        yield return Metric.Percent(group, "host_cpu_usage_perc", HostCpu(stat.All("cpu")));
        ulong free = host.First("MemFree:") + host.First("Buffers:") + host.First("Cached:"), total = host.First("MemTotal:");
        yield return Metric.Gauge(group, "host_memory_used_kb", total > free ? total - free : 0, MetricUnit.Kibibytes);
        yield return Metric.Gauge(group, "host_procs_running", stat.First("procs_running"));
        yield return Metric.Gauge(group, "host_open_fds", ProcValues.Number(hostRoot + "/proc/sys/fs/file-nr"));
    }

    /// <summary>How busy the CPUs have been since the host booted: user, nice, system, idle, iowait, irq and softirq, in any unit.</summary>
    internal static double HostCpu(ulong[] times)
    {
        if (times.Length < 7) return 0;
        double sum = times.Take(7).Sum(time => (double)time);
        return sum > 0 ? 100 - 100 * times[3] / sum : 0;
    }

    // The memory that this process's cgroup uses. The reference knows version 1 alone, and there the root of what is mounted.
    static string MemoryFile()
    {
        if (Environment.GetEnvironmentVariable(MemoryFileVariable) is { Length: > 0 } path && !path.Contains("..", StringComparison.Ordinal)) return path;
        const string versionOne = CgroupRoot + "/memory/memory.usage_in_bytes";
        if (File.Exists(versionOne)) return versionOne;
        string line = ProcValues.Lines("/proc/self/cgroup").FirstOrDefault(l => l.StartsWith("0::/", StringComparison.Ordinal)) ?? "0::/";
        string own = CgroupRoot + line["0::".Length..].TrimEnd('/') + "/memory.current";
        return File.Exists(own) ? own : CgroupRoot + "/memory.current";
    }
}
