using Gyrfalcon.Outputs.AzureMonitor;

namespace Gyrfalcon.Configuration;

/// <summary>Reads <c>azure_monitor_output</c>; what the workload identity webhook puts into the environment counts too.</summary>
static class AzureMonitorSection
{
    const string Key = "azure_monitor_output";

    /// <summary>The options; null where it is not enabled.</summary>
    /// <exception cref="ConfigurationException">It lacks what it needs.</exception>
    public static AzureMonitorOptions? Read(ConfigReader reader)
    {
        var authority = Url("AZURE_AUTHORITY_HOST", Variable("AZURE_AUTHORITY_HOST"));
        string endpoint = reader.Text($"{Key}.endpoint", "");
        var defaults = new AzureMonitorOptions { Endpoint = new Uri("https://localhost"), Rule = reader.Text($"{Key}.rule", "") };
        var options = defaults with
        {
            Stream = reader.Text($"{Key}.stream", defaults.Stream),
            Identity = reader.Word($"{Key}.identity", defaults.Identity, ("workload", AzureIdentity.Workload), ("managed", AzureIdentity.Managed)),
            ClientId = reader.Text($"{Key}.client_id", Variable("AZURE_CLIENT_ID")),
            TenantId = Variable("AZURE_TENANT_ID"),
            TokenFile = Variable("AZURE_FEDERATED_TOKEN_FILE"),
            Authority = authority ?? defaults.Authority,
            CaFile = reader.Text($"{Key}.ca_cert", ""),
        };
        if (!reader.Bool($"{Key}.enabled", false)) return null;
        if (options.Rule.Length == 0) throw new ConfigurationException($"{Key} is enabled but has no rule; set {Key}.rule to the immutableId of the data collection rule, dcr-…");
        if (!reader.Bool("json_output", false)) throw new ConfigurationException($"{Key} sends alerts as JSON; set json_output to true");
        if (options is { Identity: AzureIdentity.Workload } and ({ ClientId: "" } or { TenantId: "" } or { TokenFile: "" }))
            throw new ConfigurationException($"{Key}.identity is workload, but AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_FEDERATED_TOKEN_FILE are not all set; label the pod azure.workload.identity/use=true and annotate its service account with azure.workload.identity/client-id, or set {Key}.identity to managed");
        return options with
        {
            Endpoint = Url($"{Key}.endpoint", endpoint)
                ?? throw new ConfigurationException($"{Key} is enabled but has no endpoint; set {Key}.endpoint to the logs ingestion URL of the data collection endpoint or rule"),
        };
    }

    static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";

    // Null when it is empty. Over http a token would go in the clear.
    static Uri? Url(string key, string text)
    {
        if (text.Length == 0) return null;
        return Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
            ? url
            : throw new ConfigurationException($"{key} is '{text}'; expected a URL that begins with https://");
    }
}
