namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>Something that happened.</summary>
sealed record RuntimeEvent(RuntimeEventActor? Actor);
