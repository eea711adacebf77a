namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>The address in one network.</summary>
sealed record InspectedEndpoint(string? IPAddress);
