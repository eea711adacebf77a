using System.Text;
using Gyrfalcon.Metrics;
using Xunit;

namespace Gyrfalcon.Tests.Metrics;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Sample_Labels_AreEscaped()
    {
        var text = new PrometheusText();
        text.Begin("a_total", isCounter: true, "Help.");
        text.Sample(1ul, ("rule", "a \"b\"\\\nc"), ("other", "é"));
        text.Sample(2.5);

        Assert.Equal("# HELP a_total Help.\n# TYPE a_total counter\na_total{rule=\"a \\\"b\\\"\\\\\\nc\",other=\"é\"} 1\na_total 2.500000\n", Encoding.UTF8.GetString(text.Written.Span));
    }

    [Theory]
    [InlineData("sys_exit.run_cnt", "sys_exit_run_cnt")]
    [InlineData("a--b__c: d", "a_b_c:_d")]
    [InlineData("", "")]
    public void Clean_Name_HasWhatPrometheusTakes(string name, string expected)
    {
        Assert.Equal(expected, MetricNames.Clean(name));
    }

    [Fact]
    public void CleanPart_RuleName_HasNoEnd()
    {
        Assert.Equal("Read_it_now", MetricNames.CleanPart("Read it (now)"));
    }

    [Theory]
    [InlineData("memory_rss_kb", MetricGroups.Resources, nameof(MetricUnit.Kibibytes), "falco_memory_rss_bytes")]
    [InlineData("cpu_usage_perc", MetricGroups.Resources, nameof(MetricUnit.Percent), "falco_cpu_usage_ratio")]
    [InlineData("start_ts", MetricGroups.None, nameof(MetricUnit.Timestamp), "falco_start_timestamp_nanoseconds")]
    [InlineData("duration_sec", MetricGroups.None, nameof(MetricUnit.SecondsTotal), "falco_duration_seconds_total")]
    [InlineData("sys_exit.run_time_ns", MetricGroups.Programs, nameof(MetricUnit.NanosecondsTotal), "scap_sys_exit.run_time_nanoseconds_total")]
    [InlineData("container.n_containers", MetricGroups.Plugins, nameof(MetricUnit.Count), "plugins_container.n_containers_total")]
    public void PrometheusName_Metric_HasTheUnitInPlaceOfItsEnding(string name, MetricGroups group, string unit, string expected)
    {
        Assert.Equal(expected, Metric.Gauge(group, name, 1, Enum.Parse<MetricUnit>(unit)).PrometheusName);
    }
}
