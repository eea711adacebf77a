namespace Gyrfalcon.Enrichment;

/// <summary>A socket of a container runtime, and whether anybody answers there.</summary>
/// <param name="Runtime">The runtime: <c>cri</c>.</param>
/// <param name="Path">The socket.</param>
/// <param name="IsThere">Whether the file exists.</param>
/// <param name="Failure">Why it cannot be asked; null when it answers.</param>
public sealed record SurveyedSocket(string Runtime, string Path, bool IsThere, string? Failure);
