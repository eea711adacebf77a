using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Configuration;

/// <summary>
/// Reads the keys of a mapping in the configuration of which the meaning is not just one value: a value of the wrong kind is an
/// error, as it is in the reference.
/// </summary>
/// <param name="mapping">The mapping.</param>
/// <param name="path">What it is called in messages.</param>
/// <param name="diagnostics">Takes what is wrong.</param>
sealed class ConfigEntry(YamlMapping mapping, string path, DiagnosticBag diagnostics)
{
    /// <summary>Where it begins.</summary>
    public SourceSpan Span => mapping.Entries.Count > 0 ? mapping.Entries[0].Key.Span : mapping.Span;

    /// <summary>The value of a key as text; null when it is missing or empty.</summary>
    public MappedText? Text(string key)
    {
        switch (mapping.Find(key))
        {
            case null or { IsNull: true }:
                return null;
            case YamlScalar scalar:
                var text = scalar.Text;
                return text.Text.Length == 0 ? null : text;
            case var other:
                Error($"'{key}' of '{path}' holds {other.Kind}; expected a single value", other.Span);
                return null;
        }
    }

    /// <summary>The place of a key's value when that is true; null when it is false, missing or no such value.</summary>
    public SourceSpan? WhereTrue(string key)
    {
        if (Text(key) is not { } text) return null;
        var span = text.Span(0, text.Text.Length);
        if (YamlConvert.TryBool(text.Text, out bool value)) return value ? span : null;
        Error($"'{key}' of '{path}' is '{text.Text}'; expected true or false", span);
        return null;
    }

    /// <summary>Whether a key is true; the fallback when it is missing, or no such value, which is reported.</summary>
    public bool Bool(string key, bool fallback)
    {
        if (Text(key) is not { } text) return fallback;
        if (YamlConvert.TryBool(text.Text, out bool value)) return value;
        Error($"'{key}' of '{path}' is '{text.Text}'; expected true or false", text.Span(0, text.Text.Length));
        return fallback;
    }

    /// <summary>The texts of a key's sequence, or its single text; what is neither is reported and left out.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        List<string> texts = [];
        foreach (var node in Items(key))
        {
            if (node is YamlScalar scalar) texts.Add(scalar.Value);
            else Error($"'{key}' of '{path}' holds {node.Kind}; expected single values only", node.Span);
        }

        return texts;
    }

    /// <summary>The elements of a key's sequence; a single value is a sequence of one.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => mapping.Find(key) switch
    {
        null or { IsNull: true } => [],
        YamlSequence sequence => sequence.Items,
        var other => [other],
    };

    /// <summary>The mapping under a key; null when it is missing or none.</summary>
    public ConfigEntry? Mapping(string key)
    {
        var node = mapping.Find(key);
        if (node is null or { IsNull: true }) return null;
        if (node is YamlMapping below) return new ConfigEntry(below, $"{path}.{key}", diagnostics);
        Error($"'{key}' of '{path}' holds {node.Kind}; expected a mapping", node.Span);
        return null;
    }

    /// <summary>Warns of every key that is not one of these.</summary>
    public void WarnOfUnknownKeys(params string[] known)
    {
        foreach (var (key, _) in mapping.Entries)
        {
            if (known.Contains(key.Value)) continue;
            Warning($"unknown key '{key.Value}' of '{path}' is ignored; expected one of {string.Join(", ", known)}", key.Span, Suggestions.Closest(key.Value, known));
        }
    }

    /// <summary>Adds an error about the entry.</summary>
    public void Error(string message, SourceSpan span) => diagnostics.Error(LoadCodes.Configuration, message, span);

    /// <summary>Adds a warning about the entry.</summary>
    public void Warning(string message, SourceSpan span, string? suggestion = null) => diagnostics.Warning(LoadCodes.Configuration, message, span, suggestion);
}
