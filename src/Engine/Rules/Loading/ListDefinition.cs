using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>A list as the files define it. None of its items is looked into before a condition takes them.</summary>
sealed class ListDefinition(ItemLocation location, SourceSpan span, List<YamlScalar> items) : Definition(location, span)
{
    public List<YamlScalar> Items { get; } = items;
}
