using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>What lists, macros and rules have in common.</summary>
/// <param name="name">The name.</param>
/// <param name="span">Where the name is written.</param>
abstract class Definition(string name, SourceSpan span)
{
    public string Name { get; } = name;

    public SourceSpan Span { get; } = span;

    /// <summary>The place in the order of definitions; a redefinition keeps the first one's.</summary>
    public int Index { get; set; }

    /// <summary>The number of the last change: a macro sees the macros that were first defined before it.</summary>
    public int Visibility { get; set; }

    /// <summary>The number of the file that has defined it first.</summary>
    public int FirstFile { get; set; }

    /// <summary>The number of the file that has changed it last.</summary>
    public int LastFile { get; set; }

    /// <summary>Whether another item needs it.</summary>
    public bool IsUsed { get; set; }
}
