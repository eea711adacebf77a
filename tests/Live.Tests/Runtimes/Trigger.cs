namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary>A command of the set-up guide and the rules that it is to set off, besides that of an exec.</summary>
public sealed record Trigger(string Name, string[] Command, string[] Rules)
{
    /// <summary>What is typed on its terminal; null for nothing.</summary>
    public string? Typed { get; init; }

    public override string ToString() => Name;
}
