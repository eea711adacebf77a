namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>A namespace of the container: its own, or that at a path.</summary>
sealed record SpecNamespace(string? Type, string? Path);
