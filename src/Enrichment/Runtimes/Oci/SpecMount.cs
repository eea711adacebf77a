namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>One mount.</summary>
sealed record SpecMount(string? Source, string? Destination, string? Type, List<string>? Options);
