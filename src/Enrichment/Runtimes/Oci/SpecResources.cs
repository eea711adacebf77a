namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>The limits of a container.</summary>
sealed record SpecResources(SpecCpu? Cpu, SpecMemory? Memory);
