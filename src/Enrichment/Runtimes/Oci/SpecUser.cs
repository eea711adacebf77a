namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>Who the first process runs as.</summary>
sealed record SpecUser(long Uid);
