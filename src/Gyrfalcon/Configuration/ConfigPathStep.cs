namespace Gyrfalcon.Configuration;

/// <summary>One step of a <see cref="ConfigPath"/>: a name, or the index of an element.</summary>
/// <param name="Name">The name of a mapping's key; null for an index.</param>
/// <param name="Index">The index, or <see cref="Append"/>.</param>
public readonly record struct ConfigPathStep(string? Name, int Index)
{
    /// <summary>The index of an element that does not exist yet: <c>[]</c>.</summary>
    public const int Append = -1;
}
