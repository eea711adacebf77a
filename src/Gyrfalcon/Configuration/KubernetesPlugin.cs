using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Enrichment.Kubernetes;

namespace Gyrfalcon.Configuration;

/// <summary>
/// Reads the entry <c>k8smeta</c> of <c>plugins</c>, and the keys of our own that say what it has no words for. The collector that the
/// plugin asks is not needed: the API server itself is asked, by default wherever the agent runs in a cluster and knows its node.
/// </summary>
static class KubernetesPlugin
{
    /// <summary>What the plugin is called.</summary>
    public const string Name = "k8smeta";

    /// <summary>The keys of <c>init_config</c>.</summary>
    public static readonly string[] InitKeys = ["collectorHostname", "collectorPort", "nodeName", "verbosity", "hostProc", "caPEMBundle"];

    /// <summary>The options.</summary>
    public static KubernetesOptions Read(ConfigReader reader, IReadOnlyList<ConfigEntry> plugins)
    {
        var defaults = new KubernetesOptions();
        return new KubernetesOptions
        {
            IsEnabled = reader.Bool("gyrfalcon.kubernetes.enabled", defaults.IsEnabled),
            NodeName = reader.Text("gyrfalcon.kubernetes.node_name", NodeOfPlugin(plugins) ?? Environment.GetEnvironmentVariable("FALCO_K8S_NODE_NAME") ?? ""),
            ApiServer = reader.Text("gyrfalcon.kubernetes.api_server", defaults.ApiServer),
            TokenFile = reader.Text("gyrfalcon.kubernetes.token_file", defaults.TokenFile),
            CaFile = reader.Text("gyrfalcon.kubernetes.ca_file", defaults.CaFile),
        };
    }

    static string? NodeOfPlugin(IReadOnlyList<ConfigEntry> plugins)
    {
        string? node = null;
        foreach (var plugin in plugins)
        {
            if (plugin.Text("name")?.Text != Name || plugin.Mapping("init_config") is not { } config) continue;
            config.WarnOfUnknownKeys(InitKeys);
            if (config.Text("collectorHostname") is { } collector)
                config.Warning($"the collector '{collector.Text}' is not needed: the Kubernetes API server itself is asked", collector.Span(0, collector.Text.Length));
            node = config.Text("nodeName")?.Text;
        }

        return node;
    }
}
