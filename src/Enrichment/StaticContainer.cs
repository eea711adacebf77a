namespace Gyrfalcon.Enrichment;

/// <summary>The container that every process is said to be in, where the agent sees but one.</summary>
public sealed record StaticContainer(string Id, string Name, string Image);
