using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Yaml;

/// <summary>A node of a YAML document, with the place it was written at.</summary>
public abstract class YamlNode(SourceSpan span)
{
    /// <summary>Where it was written. For a collection, its first entry's first character.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>Whether it is an empty value, <c>~</c> or <c>null</c>.</summary>
    public virtual bool IsNull => false;

    /// <summary>What it is, for a person.</summary>
    public abstract string Kind { get; }

    /// <summary>The number of nodes below and with it, aliases counted as often as they are used.</summary>
    internal long Size { get; set; } = 1;
}
