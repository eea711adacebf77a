namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>A mount.</summary>
sealed record InspectedMount(string? Source, string? Destination, string? Mode, bool RW, string? Propagation);
