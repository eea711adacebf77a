using Gyrfalcon.Configuration;
using Gyrfalcon.Drops;
using Gyrfalcon.Metrics;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

/// <summary>What <c>metrics</c>, <c>syscall_event_drops</c> and <c>syscall_event_timeouts</c> of a configuration make of the agent.</summary>
public sealed class MetricsSectionTests
{
    [Fact]
    public void Load_Off_GivesNoMetricsHoweverWrongTheRest()
    {
        Assert.Null(ConfigText.Good("metrics: {output_rule: true}").Metrics);
    }

    [Fact]
    public void Load_AllKeys_AreTaken()
    {
        var expected = new MetricsOptions
        {
            Interval = new TimeSpan(0, 1, 30, 0, 5),
            AsAlerts = true,
            File = "/m.jsonl",
            MemoryInMegabytes = false,
            IncludeEmpty = true,
            Groups = MetricGroups.Rules | MetricGroups.State | MetricGroups.Programs,
        };

        Assert.Equal(expected, ConfigText.Good("""
            metrics:
              enabled: true
              interval: 1h 30m5ms
              output_rule: true
              output_file: /m.jsonl
              rules_counters_enabled: true
              resource_utilization_enabled: false
              state_counters_enabled: true
              kernel_event_counters_enabled: false
              kernel_event_counters_per_cpu_enabled: false
              libbpf_stats_enabled: true
              plugins_metrics_enabled: false
              kernel_iter_event_counters_enabled: true
              jemalloc_stats_enabled: false
              convert_memory_to_mb: false
              include_empty_values: true
            """).Metrics);
    }

    [Theory]
    [InlineData("output_rule: true", "Metrics interval was passed as numeric value without Prometheus time unit. Please specify a time unit")]
    [InlineData("interval: 99ms, output_rule: true", "Metrics interval must have a minimum value of 100ms and reflect a Prometheus compliant time duration format")]
    [InlineData("interval: 5m1h, output_rule: true", "Metrics interval must have a minimum value of 100ms")]
    [InlineData("interval: 1.5h, output_rule: true", "Metrics interval must have a minimum value of 100ms")]
    [InlineData("interval: 1h", "Metrics are enabled with no output configured. Please enable at least one output channel ('metrics.output_rule', 'metrics.output_file' or 'webserver.prometheus_metrics_enabled')")]
    public void Load_WhatTheReferenceRefuses_IsAnError(string keys, string message)
    {
        ConfigText.Load($"metrics: {{enabled: true, {keys}}}", out var diagnostics);

        Assert.Contains(message, Assert.Single(diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OnlyTheWebServerShowsThem_IsEnough()
    {
        Assert.NotNull(ConfigText.Good("{metrics: {enabled: true, interval: 1y2w3d4h5m6s7ms}, webserver: {prometheus_metrics_enabled: true}}").Metrics);
    }

    [Theory]
    [InlineData("1y2w3d4h5m6s7ms", 31_536_000 + 1_209_600 + 259_200 + 14_400 + 300 + 6, 7)]
    [InlineData("100ms", 0, 100)]
    [InlineData("2d", 172_800, 0)]
    public void TryParse_PrometheusDuration_GivesItsLength(string text, int seconds, int milliseconds)
    {
        Assert.True(PrometheusDuration.TryParse(text, out var duration));
        Assert.Equal(new TimeSpan(0, 0, 0, seconds, milliseconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("1m1m")]
    [InlineData("-1s")]
    [InlineData("99999999999999999y")]
    [InlineData("999999y")]
    public void TryParse_NoDuration_IsFalse(string text)
    {
        Assert.False(PrometheusDuration.TryParse(text, out _));
    }

    [Fact]
    public void Load_DropActions_AreTakenOnceAndInOrder()
    {
        var drops = ConfigText.Good("""
            syscall_event_drops: {threshold: 0.5, actions: [exit, alert, log, alert], rate: 2, max_burst: 3, simulate_drops: true}
            syscall_event_timeouts: {max_consecutives: 7}
            """).Drops;

        Assert.Equal([DropAction.Log, DropAction.Alert, DropAction.Exit], drops.Actions);
        Assert.Equal(new DropOptions { Threshold = 0.5, Actions = drops.Actions, Rate = 2, MaxBurst = 3, Simulates = true, MaxTimeouts = 7 }, drops);
    }

    [Theory]
    [InlineData("syscall_event_drops: {actions: [ignore, log]}", "syscall event drop action \"log\" does not make sense with the \"ignore\" action")]
    [InlineData("syscall_event_drops: {actions: [page]}", "available actions for syscall event drops are \"ignore\", \"log\", \"alert\", and \"exit\"")]
    [InlineData("syscall_event_drops: {threshold: 1.5}", "syscall event drops threshold must be a double in the range [0, 1]")]
    [InlineData("syscall_event_timeouts: {max_consecutives: 0}", "the maximum consecutive timeouts without an event must be an unsigned integer > 0")]
    public void Load_DropsThatTheReferenceRefuses_AreAnError(string text, string message)
    {
        ConfigText.Load(text, out var diagnostics);

        Assert.Contains(message, Assert.Single(diagnostics), StringComparison.Ordinal);
    }
}
