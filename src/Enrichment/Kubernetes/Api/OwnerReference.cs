namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>What made an object.</summary>
sealed record OwnerReference(string? Kind, string? Name, string? Uid, bool Controller);
