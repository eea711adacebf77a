using Gyrfalcon.Metrics;
using Xunit;

namespace Gyrfalcon.Tests.Metrics;

public sealed class ResourceUsageTests
{
    [Fact]
    public void Read_ThisHost_GivesWhatProcSays()
    {
        var metrics = ResourceUsage.Read("", TimeSpan.FromHours(1)).ToDictionary(m => m.Name);

        Assert.Equal(9, metrics.Count);
        Assert.InRange(metrics["memory_rss_kb"].Number * 1024d, Environment.WorkingSet / 2d, Environment.WorkingSet * 2d);
        Assert.InRange(metrics["memory_pss_kb"].Number, 1ul, metrics["memory_rss_kb"].Number * 2);
        Assert.InRange(metrics["memory_vsz_kb"].Number, metrics["memory_rss_kb"].Number, ulong.MaxValue);
        Assert.InRange(metrics["host_cpu_usage_perc"].Value, 0, 100);
        Assert.All(["host_memory_used_kb", "host_procs_running", "host_open_fds"], name => Assert.NotEqual(0ul, metrics[name].Number));
    }

    [Fact]
    public void Read_NoProc_GivesZeros()
    {
        var metrics = ResourceUsage.Read("/no/such/host", TimeSpan.FromHours(1)).ToDictionary(m => m.Name);

        Assert.All(["host_cpu_usage_perc", "host_memory_used_kb", "host_open_fds"], name => Assert.Equal(0, metrics[name].Value));
    }

    [Fact]
    public void HostCpu_Times_CountsAllButIdle()
    {
        Assert.Equal(25, ResourceUsage.HostCpu([1, 1, 1, 9, 0, 0, 0, 1000]));
    }
}
