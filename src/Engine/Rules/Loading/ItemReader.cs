using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Reads the keys of one item of a rules file and reports what is missing or of the wrong kind.</summary>
/// <param name="item">The item.</param>
/// <param name="diagnostics">Takes what is wrong.</param>
sealed class ItemReader(YamlMapping item, DiagnosticBag diagnostics)
{
    public YamlMapping Item => item;

    public DiagnosticBag Diagnostics => diagnostics;

    public bool Has(string key) => item.Find(key) is not null;

    /// <summary>A value that has to be there.</summary>
    public YamlScalar? Required(string key)
    {
        YamlNode? value = item.Find(key);
        if (value is null)
        {
            Error($"Item has no mapping for key '{key}'; expected it beside '{item.Entries[0].Key.Value}'", item.Entries[0].Key.Span);
            return null;
        }

        return Scalar(key, value);
    }

    /// <summary>A value that may be left out.</summary>
    public YamlScalar? Optional(string key) => item.Find(key) is { } value ? Scalar(key, value) : null;

    /// <summary>A value that may be left out or be empty.</summary>
    public string OptionalOrEmpty(string key) =>
        item.Find(key) is not { } value || value.IsNull || value is YamlScalar { Value: "" } ? "" : Scalar(key, value)?.Value ?? "";

    public bool? Bool(string key)
    {
        if (Optional(key) is not { } scalar) return null;
        if (YamlConvert.TryBool(scalar.Value, out bool value)) return value;
        Error($"Can't decode YAML scalar value: '{key}' is '{scalar.Value}'; expected true or false", scalar.Span, at: ValueFor(key, scalar));
        return null;
    }

    public uint? Number(string key)
    {
        if (Optional(key) is not { } scalar) return null;
        if (YamlConvert.TryUInt32(scalar.Value, out uint value)) return value;
        Error(
            $"Can't decode YAML scalar value: '{key}' is '{scalar.Value}'; expected a whole number of at most {uint.MaxValue}", scalar.Span, at: ValueFor(key, scalar));
        return null;
    }

    public Priority? Priority(string key)
    {
        if (Required(key) is not { } scalar) return null;
        if (Priorities.TryParse(scalar.Value, out Priority priority)) return priority;
        Error(
            $"Invalid priority '{scalar.Value}'; expected one of {string.Join(", ", Priorities.Names).ToUpperInvariant()}",
            scalar.Span, Priorities.Suggest(scalar.Value), new ItemLocation(ItemTypes.RulePriority, "", scalar.Span));
        return null;
    }

    /// <summary>A sequence of single values; null when it is missing or is none.</summary>
    public List<YamlScalar>? Scalars(string key, bool isRequired)
    {
        YamlNode? value = isRequired && !Has(key) ? Required(key) : item.Find(key);
        if (value is null) return null;
        if (value is not YamlSequence sequence)
        {
            Error($"Value is not a sequence: '{key}' holds {value.Kind}", value.Span, at: ValueFor(key, value));
            return null;
        }

        List<YamlScalar> scalars = new(sequence.Items.Count);
        foreach (YamlNode element in sequence.Items)
        {
            if (element is YamlScalar { IsNull: false } scalar) scalars.Add(scalar);
            else diagnostics.Error(
                LoadCodes.YamlValidate, $"sequence value is not scalar: '{key}' holds {element.Kind}; expected single values only",
                element.Span, null, ValueFor(key, value), new ItemLocation(ItemTypes.ListItem, "", element.Span));
        }

        return scalars;
    }

    public SortedSet<string> Tags() => new(Scalars("tags", isRequired: false)?.Select(t => t.Value) ?? [], StringComparer.Ordinal);

    public void WarnOfUnknownKeys(IReadOnlyCollection<string> known)
    {
        foreach (YamlEntry entry in item.Entries)
        {
            string key = entry.Key.Value;
            if (known.Contains(key)) continue;
            diagnostics.Warning(
                LoadCodes.UnknownKey, $"Unknown key '{key}'. The key will be ignored. Known are {string.Join(", ", known)}", entry.Key.Span, Suggestions.Closest(key, known));
        }
    }

    /// <summary>Reports what is wrong with the structure of the item.</summary>
    /// <param name="message">What is wrong and what was expected.</param>
    /// <param name="span">Where.</param>
    /// <param name="suggestion">What may have been meant.</param>
    /// <param name="at">The part of the item that it is about; null for the item as a whole.</param>
    public void Error(string message, SourceSpan span, string? suggestion = null, ItemLocation? at = null) =>
        diagnostics.Error(LoadCodes.YamlValidate, message, span, suggestion, at is null ? [] : [at]);

    /// <summary>The value of a key, as the part of the item that a diagnostic is about.</summary>
    public static ItemLocation ValueFor(string key, YamlNode value) => new(ItemTypes.ValueFor, key, value.Span);

    YamlScalar? Scalar(string key, YamlNode value)
    {
        if (value is YamlScalar { IsNull: false, Value.Length: > 0 } scalar) return scalar;
        if (value.IsNull) Error($"Mapping for key '{key}' is empty; expected a value", value.Span);
        else if (value is YamlScalar) Error($"Value must be non-empty: '{key}' is ''", value.Span, at: ValueFor(key, value));
        else Error($"Value is not a scalar value: '{key}' holds {value.Kind}", value.Span, at: ValueFor(key, value));
        return null;
    }
}
