namespace Gyrfalcon.Enrichment.Description;

/// <summary>One mount of a container.</summary>
sealed record MountDescription(string Source, string Destination, string Mode, bool IsWritable, string Propagation);
