namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>Memory limits in bytes.</summary>
sealed record SpecMemory(long? Limit, long? Swap);
