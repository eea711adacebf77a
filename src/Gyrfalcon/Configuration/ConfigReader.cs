using System.Globalization;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Configuration;

/// <summary>
/// Reads typed values out of a configuration by dotted path. A value of the wrong type takes the default, as in the reference,
/// but is reported; so is every key that nobody read.
/// </summary>
sealed class ConfigReader(YamlMapping root, DiagnosticBag diagnostics)
{
    readonly HashSet<string> _known = [];

    /// <summary>Whether the key is there, even empty.</summary>
    public bool Has(string path) => Find(path) is not null;

    /// <summary>Where the value stands; null when it is not there.</summary>
    public SourceSpan? SpanOf(string path) => Find(path)?.Span;

    /// <summary>Reports a value that the agent cannot start with.</summary>
    public void Error(string path, string message) => diagnostics.Error(LoadCodes.Configuration, message, SpanOf(path));

    /// <summary>Takes a key as known that nobody needs to read.</summary>
    public void Ignore(string path) => _known.Add(path);

    /// <summary>The value as a bool.</summary>
    public bool Bool(string path, bool fallback)
    {
        if (Scalar(path) is not { } scalar) return fallback;
        return YamlConvert.TryBool(scalar.Text, out bool value) ? value : Wrong(scalar, path, "true or false", fallback);
    }

    /// <summary>The value as text.</summary>
    public string Text(string path, string fallback) => Scalar(path)?.Text ?? fallback;

    /// <summary>The value as a whole number between two bounds.</summary>
    public int Integer(string path, int fallback, int smallest, int largest)
    {
        if (Scalar(path) is not { } scalar) return fallback;
        return int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= smallest && value <= largest
            ? value
            : Wrong(scalar, path, $"a whole number from {smallest} to {largest}", fallback);
    }

    /// <summary>The value as a number between two bounds.</summary>
    public double Number(string path, double fallback, double smallest, double largest)
    {
        if (Scalar(path) is not { } scalar) return fallback;
        return double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= smallest && value <= largest
            ? value
            : Wrong(scalar, path, $"a number from {smallest} to {largest}", fallback);
    }

    /// <summary>The value as a whole number of seconds, of 32 bits.</summary>
    public TimeSpan Seconds(string path, TimeSpan fallback) => TimeSpan.FromSeconds(Integer(path, (int)fallback.TotalSeconds, 0, int.MaxValue));

    /// <summary>The value as a whole number of milliseconds.</summary>
    public TimeSpan Milliseconds(string path, TimeSpan fallback, int largest) =>
        TimeSpan.FromMilliseconds(Integer(path, (int)fallback.TotalMilliseconds, 0, largest));

    /// <summary>The value as one of some words, in any case.</summary>
    public T Word<T>(string path, T fallback, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (Scalar(path) is not { } scalar) return fallback;
        foreach (var (word, value) in words)
        {
            if (word.Equals(scalar.Text, StringComparison.OrdinalIgnoreCase)) return value;
        }

        List<string> names = [];
        foreach (var (word, _) in words) names.Add(word);
        diagnostics.Error(LoadCodes.Configuration, $"{path} '{scalar.Text}' is not a valid {path[(path.LastIndexOf('.') + 1)..]}; expected one of {string.Join(", ", names)}", scalar.Span, Suggestions.Closest(scalar.Text, names));
        return fallback;
    }

    /// <summary>The value as a list of text; a single value is a list of one.</summary>
    public IReadOnlyList<string> List(string path)
    {
        switch (Find(path))
        {
            case null or { IsNull: true }:
                return [];
            case YamlScalar scalar:
                return [scalar.Value];
            case YamlSequence sequence when sequence.Items.All(i => i is YamlScalar):
                return [.. sequence.Items.Select(i => ((YamlScalar)i).Value)];
            case var node:
                diagnostics.Error(LoadCodes.Configuration, $"'{path}' must be a list of values, not {node.Kind}", node.Span);
                return [];
        }
    }

    /// <summary>The single values of a mapping by their keys.</summary>
    public IReadOnlyDictionary<string, string> Texts(string path)
    {
        Dictionary<string, string> texts = [];
        switch (Find(path))
        {
            case null or { IsNull: true }:
                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (value is YamlScalar scalar) texts[key.Value] = scalar.Value;
                    else diagnostics.Warning(LoadCodes.Configuration, $"'{path}.{key.Value}' must be a single value, not {value.Kind}; it is left out", value.Span);
                }

                break;
            case var node:
                diagnostics.Warning(LoadCodes.Configuration, $"'{path}' must be a mapping, not {node.Kind}; the default is used", node.Span);
                break;
        }

        return texts;
    }

    /// <summary>The elements of a sequence; a single value is a sequence of one.</summary>
    public IReadOnlyList<YamlNode> Items(string path) => Find(path) switch
    {
        null or { IsNull: true } => [],
        YamlSequence sequence => sequence.Items,
        var node => [node],
    };

    /// <summary>The mappings of a list of them; a single one is a list of one.</summary>
    public IEnumerable<ConfigEntry> Entries(string path)
    {
        foreach (var item in Items(path))
        {
            if (item is YamlMapping mapping) yield return new ConfigEntry(mapping, path, diagnostics);
            else diagnostics.Error(LoadCodes.Configuration, $"'{path}' holds {item.Kind}; expected a list of mappings", item.Span);
        }
    }

    /// <summary>Reports every key that nothing has read: as without meaning here, or as unknown.</summary>
    public void ReportUnread() => ReportUnread(root, "");

    void ReportUnread(YamlMapping mapping, string prefix)
    {
        foreach (var (key, value) in mapping.Entries)
        {
            string path = prefix + key.Value;
            if (ConfigKeys.WithoutMeaning.TryGetValue(path, out var without))
            {
                if ((value as YamlScalar)?.Value != without.Shipped || without.Shipped is null)
                    diagnostics.Warning(LoadCodes.Configuration, $"'{path}' has no effect: {without.Reason}", key.Span);
                continue;
            }

            if (_known.Contains(path)) continue;
            if (value is YamlMapping below && Known().Any(k => k.StartsWith(path + ".", StringComparison.Ordinal)))
            {
                ReportUnread(below, path + ".");
            }
            else
            {
                diagnostics.Warning(LoadCodes.Configuration, $"unknown key '{path}' is ignored", key.Span, Suggestions.Closest(path, Known()));
            }
        }
    }

    IEnumerable<string> Known() => _known.Concat(ConfigKeys.WithoutMeaning.Keys);

    ConfigValue? Scalar(string path)
    {
        var node = Find(path);
        if (node is null or { IsNull: true }) return null;
        if (node is YamlScalar scalar) return new ConfigValue(scalar.Value, scalar.Span);
        diagnostics.Warning(LoadCodes.Configuration, $"'{path}' must be a single value, not {node.Kind}; the default is used", node.Span);
        return null;
    }

    YamlNode? Find(string path)
    {
        _known.Add(path);
        YamlNode? node = root;
        foreach (string name in path.Split('.')) node = (node as YamlMapping)?.Find(name);
        return node;
    }

    T Wrong<T>(ConfigValue scalar, string path, string expected, T fallback)
    {
        diagnostics.Warning(LoadCodes.Configuration, $"'{path}' is '{scalar.Text}'; expected {expected}; the default {fallback} is used", scalar.Span);
        return fallback;
    }
}
