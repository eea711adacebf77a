namespace Gyrfalcon.Engine.Yaml;

/// <summary>A key of a mapping with its value.</summary>
public readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
