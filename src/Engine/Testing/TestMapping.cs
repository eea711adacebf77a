using System.Globalization;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>A mapping of a test file, read strictly: what it does not know, and what has another shape than it takes, is an error where it stands.</summary>
sealed class TestMapping
{
    readonly YamlMapping _mapping;
    readonly DiagnosticBag _diagnostics;

    /// <summary>Takes a mapping, and reports each key that is none of those that it may have.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="what">What it is, for a person: <c>a test</c>.</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public TestMapping(YamlMapping mapping, string what, IReadOnlyList<string> keys, DiagnosticBag diagnostics)
    {
        _mapping = mapping;
        _diagnostics = diagnostics;
        foreach (var entry in mapping.Entries)
        {
            if (keys.Contains(entry.Key.Value)) continue;
            Error($"{what} has no key '{entry.Key.Value}'; expected one of {string.Join(", ", keys)}", entry.Key.Span, Suggestions.Closest(entry.Key.Value, keys));
        }
    }

    /// <summary>Where it begins.</summary>
    public SourceSpan Span => _mapping.Span;

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => _mapping.Find(key) is not null;

    /// <summary>The value of a key, of any shape; null when it is not there.</summary>
    public YamlNode? Find(string key) => _mapping.Find(key);

    /// <summary>A single value; null when it is not there, or is none, which is reported.</summary>
    public YamlScalar? Scalar(string key) => _mapping.Find(key) switch
    {
        null => null,
        YamlScalar { IsNull: false } scalar => scalar,
        var other => Refuse<YamlScalar>(other, key, "a single value"),
    };

    /// <summary>A single value or several in a sequence.</summary>
    public IReadOnlyList<YamlScalar> Scalars(string key) => _mapping.Find(key) switch
    {
        null => [],
        YamlScalar { IsNull: false } scalar => [scalar],
        YamlSequence sequence => [.. sequence.Items.Select(i => i as YamlScalar ?? Refuse<YamlScalar>(i, key, "single values")).OfType<YamlScalar>()],
        var other => Refuse<IReadOnlyList<YamlScalar>>(other, key, "a single value, or several in a sequence") ?? [],
    };

    /// <summary>A mapping.</summary>
    public YamlMapping? Mapping(string key) => _mapping.Find(key) switch
    {
        null => null,
        YamlMapping mapping => mapping,
        var other => Refuse<YamlMapping>(other, key, "a mapping"),
    };

    /// <summary>The mappings of a sequence.</summary>
    public IEnumerable<YamlMapping> Mappings(string key)
    {
        switch (_mapping.Find(key))
        {
            case null:
                yield break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                    if ((item as YamlMapping ?? Refuse<YamlMapping>(item, key, "mappings, each beginning with '- '")) is { } mapping) yield return mapping;
                break;
            case var other:
                Refuse<YamlMapping>(other, key, "a sequence of mappings, each beginning with '- '");
                break;
        }
    }

    /// <summary>A truth; null when it is not there.</summary>
    public bool? Bool(string key)
    {
        if (Scalar(key) is not { } scalar) return null;
        if (YamlConvert.TryBool(scalar.Value, out bool value)) return value;
        Error($"'{scalar.Value}' is no value for {key}; expected true or false", scalar.Span);
        return null;
    }

    /// <summary>A whole number within bounds; null when it is not there.</summary>
    public long? Number(string key, long least, long most)
    {
        if (Scalar(key) is not { } scalar) return null;
        if (long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most) return value;
        Error($"'{scalar.Value}' is no value for {key}; expected a number from {least} to {most}", scalar.Span);
        return null;
    }

    /// <summary>A time span such as <c>90s</c> or <c>1h30m</c>, in nanoseconds; null when it is not there.</summary>
    public ulong? Duration(string key)
    {
        if (Scalar(key) is not { } scalar) return null;
        if (TestDuration.TryParse(scalar.Value, out ulong value)) return value;
        Error($"'{scalar.Value}' is no time span; expected a number with a unit (ns, us, ms, s, m, h, d), as in 90s, of at most 365 days", scalar.Span);
        return null;
    }

    /// <summary>Reports an error.</summary>
    public void Error(string message, SourceSpan span, string? suggestion = null) => _diagnostics.Error(LoadCodes.RuleTest, message, span, suggestion);

    T? Refuse<T>(YamlNode node, string key, string expected) where T : class
    {
        Error($"{key} is {node.Kind}; expected {expected}", node.Span);
        return null;
    }
}
