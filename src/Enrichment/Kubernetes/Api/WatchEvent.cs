namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>A line of a watch.</summary>
sealed record WatchEvent(string? Type, ApiObject? Object);
