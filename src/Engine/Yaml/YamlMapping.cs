using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Yaml;

/// <summary>A mapping: <c>key: value</c> lines, or <c>{key: value}</c>. Keys are single values.</summary>
public sealed class YamlMapping(SourceSpan span) : YamlNode(span)
{
    /// <summary>The entries in order; keys that were written twice are there twice.</summary>
    public List<YamlEntry> Entries { get; } = [];

    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>The value of the first entry with this key, or null.</summary>
    public YamlNode? Find(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key.Value == key) return entry.Value;
        }

        return null;
    }
}
