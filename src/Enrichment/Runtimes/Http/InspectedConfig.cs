namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>What does not depend on the host.</summary>
sealed record InspectedConfig(string? Image, string? User, List<string>? Env, Dictionary<string, string>? Labels, InspectedHealthcheck? Healthcheck);
