namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>Which objects a feed follows.</summary>
/// <param name="Path">The path of the collection.</param>
/// <param name="Resource">What it is called in roles.</param>
/// <param name="Selector">More of the query, beginning with <c>&amp;</c>.</param>
/// <param name="IsMetadata">Whether the metadata are enough.</param>
sealed record FeedQuery(string Path, string Resource, string Selector, bool IsMetadata);
