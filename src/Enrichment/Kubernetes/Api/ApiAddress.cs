namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>Where the API server is.</summary>
static class ApiAddress
{
    /// <summary>Its URL; null when there is none to ask, with the reason.</summary>
    /// <param name="options">What was configured.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="reason">Why there is none, for a person.</param>
    public static Uri? Find(KubernetesOptions options, Func<string, string?> variable, out string reason)
    {
        reason = "";
        string text = options.ApiServer;
        if (text.Length == 0)
        {
            if (variable("KUBERNETES_SERVICE_HOST") is not { Length: > 0 } host)
            {
                reason = "not in a cluster (KUBERNETES_SERVICE_HOST is not set)";
                return null;
            }

            string port = variable("KUBERNETES_SERVICE_PORT") is { Length: > 0 } given ? given : "443";
            text = host.Contains(':', StringComparison.Ordinal) ? $"https://[{host}]:{port}" : $"https://{host}:{port}";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
        {
            reason = $"'{text}' is no URL of an API server; expected https://HOST:PORT";
            return null;
        }

        if (options.NodeName.Length > 0) return address;
        reason = "the name of this node is not known (FALCO_K8S_NODE_NAME is not set)";
        return null;
    }
}
