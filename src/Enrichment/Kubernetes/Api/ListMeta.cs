namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>Where a list stands in the history, and how to go on with it.</summary>
sealed record ListMeta(string? ResourceVersion, string? Continue);
