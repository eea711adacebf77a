namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>What the container may do.</summary>
sealed record CriSecurityContext(bool? Privileged);
