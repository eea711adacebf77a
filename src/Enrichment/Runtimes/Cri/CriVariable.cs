namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>One variable of the environment.</summary>
sealed record CriVariable(string? Key, string? Value);
