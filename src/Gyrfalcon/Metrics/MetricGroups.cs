namespace Gyrfalcon.Metrics;

/// <summary>The groups of metrics that the configuration switches (<c>config-cli</c> §2, <c>metrics</c>).</summary>
[Flags]
public enum MetricGroups
{
    None = 0,
    Rules = 1,
    Resources = 2,
    State = 4,
    Kernel = 8,
    KernelPerCpu = 16,
    Programs = 32,
    Plugins = 64,
    All = Rules | Resources | State | Kernel | KernelPerCpu | Programs | Plugins,
}
