namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>What it happened to.</summary>
sealed record RuntimeEventActor(string? Id);
