namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>One line of a list of containers.</summary>
sealed record ListedContainer(string? Id);
