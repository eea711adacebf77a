namespace Gyrfalcon.Engine.Testing;

/// <summary>A mount of a container.</summary>
/// <param name="Source">The path on the host.</param>
/// <param name="Destination">The path inside.</param>
/// <param name="IsWritable">Whether it may be written to.</param>
sealed record TestMount(string Source, string Destination, bool IsWritable);
