namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>What a service is for: the pods that have all these labels.</summary>
sealed record ServiceSpec(Dictionary<string, string>? Selector);
