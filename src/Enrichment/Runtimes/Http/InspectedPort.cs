namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>A port of the host.</summary>
sealed record InspectedPort(string? HostIp, string? HostPort);
