namespace Gyrfalcon.Engine.Events;

/// <summary>The names of one flag or enumeration parameter, in the order in which they are matched.</summary>
public sealed class FlagTable(string name, FlagName[] entries)
{
    /// <summary>The name of the table in the reference (<c>file_flags</c>).</summary>
    public string Name { get; } = name;

    /// <summary>The entries; the order decides which names a combination of bits is given.</summary>
    public ReadOnlySpan<FlagName> Entries => entries;
}
