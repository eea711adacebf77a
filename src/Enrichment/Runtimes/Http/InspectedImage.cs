namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>What docker says of an image: the names that it has, by tag and by digest.</summary>
sealed record InspectedImage(string? Id, List<string>? RepoTags, List<string>? RepoDigests);
