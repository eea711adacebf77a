namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>CPU limits.</summary>
sealed record SpecCpu(long? Period, long? Quota, long? Shares, string? Cpus);
