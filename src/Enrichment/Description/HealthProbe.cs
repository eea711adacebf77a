namespace Gyrfalcon.Enrichment.Description;

/// <summary>The command by which a runtime asks a container how it is.</summary>
sealed record HealthProbe(string Exe, IReadOnlyList<string> Arguments);
