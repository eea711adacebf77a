namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>The addresses of a container. Ports are keyed <c>80/tcp</c>.</summary>
sealed record InspectedNetwork(string? IPAddress, Dictionary<string, List<InspectedPort?>?>? Ports, Dictionary<string, InspectedEndpoint?>? Networks);
