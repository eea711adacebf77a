using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Yaml;

/// <summary>A sequence: <c>- a</c> lines, or <c>[a, b]</c>.</summary>
public sealed class YamlSequence(SourceSpan span) : YamlNode(span)
{
    /// <summary>The elements in order.</summary>
    public List<YamlNode> Items { get; } = [];

    /// <inheritdoc/>
    public override string Kind => "a sequence";
}
