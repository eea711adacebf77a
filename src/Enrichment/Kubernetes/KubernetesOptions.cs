namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>Which API server is asked of the pods of which node; the defaults are those of a pod in a cluster.</summary>
public sealed record KubernetesOptions
{
    /// <summary>Whether any is asked.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The node whose pods are watched; empty when it is not known.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>The API server as a URL; empty for that of the cluster which the agent runs in.</summary>
    public string ApiServer { get; init; } = "";

    /// <summary>A file with a bearer token, which is read again for each call, for it changes each hour.</summary>
    public string TokenFile { get; init; } = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    /// <summary>A PEM file with the certificates of those who may have signed the API server's.</summary>
    public string CaFile { get; init; } = "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt";
}
