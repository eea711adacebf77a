namespace Gyrfalcon.Outputs.AzureMonitor;

/// <summary><c>azure_monitor_output</c>: alerts go to a table of a Log Analytics workspace, by the Logs Ingestion API.</summary>
public sealed record AzureMonitorOptions
{
    /// <summary>The stream that <c>kubernetes/azure/main.bicep</c> declares.</summary>
    public const string DefaultStream = "Custom-GyrfalconAlerts";

    /// <summary><c>endpoint</c>: the logs ingestion endpoint, <c>https://….ingest.monitor.azure.com</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary><c>rule</c>: the immutable id of the data collection rule, <c>dcr-…</c>.</summary>
    public required string Rule { get; init; }

    /// <summary><c>stream</c>: the stream of the rule that takes alerts.</summary>
    public string Stream { get; init; } = DefaultStream;

    /// <summary><c>identity</c>.</summary>
    public AzureIdentity Identity { get; init; }

    /// <summary><c>client_id</c>, else <c>AZURE_CLIENT_ID</c>: which identity; empty for the only one that a machine has.</summary>
    public string ClientId { get; init; } = "";

    /// <summary><c>AZURE_TENANT_ID</c>.</summary>
    public string TenantId { get; init; } = "";

    /// <summary><c>AZURE_FEDERATED_TOKEN_FILE</c>: the token of the service account, which the kubelet renews.</summary>
    public string TokenFile { get; init; } = "";

    /// <summary><c>AZURE_AUTHORITY_HOST</c>: what exchanges it; another one in other clouds.</summary>
    public Uri Authority { get; init; } = new("https://login.microsoftonline.com/");

    /// <summary>The metadata service of virtual machines.</summary>
    public Uri Metadata { get; init; } = new("http://169.254.169.254/");

    /// <summary><c>ca_cert</c>: a PEM file with the only authorities that are trusted, where a proxy opens TLS; empty for those of the host.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>How long a server may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What tokens are for: <c>https://monitor.azure.com</c>, and <c>.us</c> and <c>.cn</c> in those clouds.</summary>
    internal string Audience => Endpoint.Host.EndsWith(".us", StringComparison.Ordinal) ? "https://monitor.azure.us"
        : Endpoint.Host.EndsWith(".cn", StringComparison.Ordinal) ? "https://monitor.azure.cn"
        : "https://monitor.azure.com";
}
