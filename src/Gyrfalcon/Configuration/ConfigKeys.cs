namespace Gyrfalcon.Configuration;

/// <summary>
/// The keys of the reference's <c>falco.yaml</c> that are accepted and do nothing; whoever sets one is told. The keys that work are
/// those that <see cref="SettingsLoader"/> reads.
/// </summary>
static class ConfigKeys
{
    /// <summary>
    /// The keys that cannot mean anything here, and why. A key covers all that is below it. Who sets one to the value that the
    /// reference ships is not told: nothing is missed.
    /// </summary>
    public static readonly Dictionary<string, (string? Shipped, string Reason)> WithoutMeaning = new()
    {
        ["container_engines"] = (null, "the container plugin's init_config says which runtimes are asked (plugins)"),
        ["metrics.jemalloc_stats_enabled"] = ("false", "memory is not managed by jemalloc"),
        ["metrics.kernel_iter_event_counters_enabled"] = ("true", "no BPF iterators are used, so that there is nothing to count"),
        ["plugins_hostinfo"] = ("true", "the plugins that are built in have no platform of their own"),
        ["rule_files"] = (null, "the schema has this name by mistake; the key is 'rules_files'"),
    };
}
