namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>The first process of a container.</summary>
sealed record SpecProcess(SpecUser? User, List<string>? Env);
