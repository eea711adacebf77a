using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>What lists, macros and rules have in common.</summary>
/// <param name="location">The item that defines it.</param>
/// <param name="span">Where the name is written.</param>
abstract class Definition(ItemLocation location, SourceSpan span)
{
    public string Name => Location.ItemName;

    /// <summary>The item that defines it; what is appended later does not change it.</summary>
    public ItemLocation Location { get; } = location;

    public SourceSpan Span { get; } = span;

    /// <summary>The place in the order of definitions; a redefinition keeps the first one's.</summary>
    public int Index { get; set; }

    /// <summary>The number of the last change: a macro sees the macros that were first defined before it.</summary>
    public int Visibility { get; set; }

    /// <summary>The number of the file that has defined it first.</summary>
    public int FirstFile { get; set; }

    /// <summary>The number of the file that has changed it last.</summary>
    public int LastFile { get; set; }
}
