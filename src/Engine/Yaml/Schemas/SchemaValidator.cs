using System.Globalization;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Yaml.Schemas;

/// <summary>
/// Checks YAML against a schema. What it finds has the words and the order of valijson 1.0.2, which the reference uses with weak
/// types: what is wrong inside a value comes before what that makes of the value.
/// </summary>
public sealed class SchemaValidator
{
    /// <summary>How many findings are kept. One mistake makes about five of them.</summary>
    public const int MaxFindings = 200;

    // YAML's own limit for a key without '?' is 1,024; longer ones are only there to fill memory.
    const int MaxShownKey = 256;

    readonly List<SchemaFinding> _findings = [];

    SchemaValidator()
    {
    }

    /// <summary>What is wrong with a document, in order: nothing when it meets the schema, <see cref="MaxFindings"/> at most.</summary>
    public static IReadOnlyList<SchemaFinding> Validate(JsonSchema schema, YamlNode document)
    {
        var validator = new SchemaValidator();
        validator.Check(schema, document, SchemaPath.Root);
        return validator._findings;
    }

    bool Check(JsonSchema schema, YamlNode node, SchemaPath path)
    {
        if (_findings.Count >= MaxFindings) return false;
        bool isValid = HasType(node, schema.Type) || Fail(path, node.Span, "Value type not permitted by 'type' constraint.");
        if (schema.AnyOf.Count > 0) isValid &= CheckAnyOf(schema.AnyOf, node, path);
        if (schema.OneOf.Count > 0) isValid &= CheckOneOf(schema.OneOf, node, path);
        if (TryNumber(node, out double number))
        {
            if (number > schema.Maximum) isValid = Fail(path, node.Span, string.Create(CultureInfo.InvariantCulture, $"Expected number less than or equal to {schema.Maximum:F6}"));
            if (number < schema.Minimum) isValid = Fail(path, node.Span, string.Create(CultureInfo.InvariantCulture, $"Expected number greater than or equal to {schema.Minimum:F6}"));
        }

        if (schema.Values is { } values && !(node is YamlScalar { IsNull: false } scalar && values.Contains(scalar.Value)))
        {
            isValid = Fail(path, node.Span, "Failed to match against any enum values.");
        }

        return isValid & node switch
        {
            YamlSequence sequence when schema.Items is { } items => CheckItems(items, sequence, path),
            YamlMapping mapping => CheckMapping(schema, mapping, path),
            _ => true,
        };
    }

    bool CheckAnyOf(IReadOnlyList<JsonSchema> alternatives, YamlNode node, SchemaPath path)
    {
        // What is wrong with one alternative counts only when none is met.
        var validator = new SchemaValidator();
        for (int i = 0; i < alternatives.Count; i++)
        {
            if (validator.Check(alternatives[i], node, path)) return true;
            validator.Fail(path, node.Span, $"Failed to validate against child schema #{i}.");
        }

        _findings.AddRange(validator._findings.Take(MaxFindings - _findings.Count));
        return Fail(path, node.Span, "Failed to validate against any schemas allowed by anyOf constraint.");
    }

    bool CheckOneOf(IReadOnlyList<JsonSchema> alternatives, YamlNode node, SchemaPath path)
    {
        var validator = new SchemaValidator();
        int met = 0;
        for (int i = 0; i < alternatives.Count; i++)
        {
            if (validator.Check(alternatives[i], node, path)) met++;
            else validator.Fail(path, node.Span, $"Failed to validate against child schema #{i}.");
        }

        if (met == 1) return true;
        if (met > 1) return Fail(path, node.Span, "Failed to validate against exactly one child schema.");
        _findings.AddRange(validator._findings.Take(MaxFindings - _findings.Count));
        return Fail(path, node.Span, "Failed to validate against any child schemas allowed by oneOf constraint.");
    }

    bool CheckItems(JsonSchema schema, YamlSequence sequence, SchemaPath path)
    {
        bool isValid = true;
        for (int i = 0; i < sequence.Items.Count; i++)
        {
            var item = sequence.Items[i];
            if (Check(schema, item, new SchemaPath(path, i.ToString(CultureInfo.InvariantCulture)))) continue;
            isValid = Fail(path, item.Span, $"Failed to validate item #{i} in array.");
        }

        return isValid;
    }

    bool CheckMapping(JsonSchema schema, YamlMapping mapping, SchemaPath path)
    {
        bool isValid = mapping.Entries.Count >= schema.MinProperties
            || Fail(path, mapping.Span, $"Object should have no fewer than {schema.MinProperties} properties.");
        foreach (var (name, property) in schema.Properties)
        {
            if (mapping.Find(name) is not { } value || Check(property, value, new SchemaPath(path, name))) continue;
            isValid = Fail(path, value.Span, $"Failed to validate against schema associated with property name '{name}'.");
        }

        if (schema.OtherProperties is { } others)
        {
            foreach (var (key, value) in mapping.Entries)
            {
                if (schema.Properties.ContainsKey(key.Value) || Check(others, value, new SchemaPath(path, key.Value))) continue;
                isValid = Fail(path, value.Span, "Failed to validate against additional properties schema.");
            }
        }

        if (!schema.AllowsOtherProperties && FindUnwanted(schema, mapping) is { } unwanted)
        {
            string key = unwanted.Value.Length <= MaxShownKey ? unwanted.Value : $"{unwanted.Value.AsSpan(0, MaxShownKey)}...";
            isValid = Fail(
                path, unwanted.Span, $"Object contains a property that could not be validated using 'properties' or 'additionalProperties' constraints: '{key}'.");
        }

        foreach (string name in schema.Required)
        {
            if (mapping.Find(name) is null) isValid = Fail(path, mapping.Span, $"Missing required property '{name}'.");
        }

        return isValid;
    }

    // Of keys that are all known one may be there twice: the reference counts it as unwanted too, but cannot name it.
    static YamlScalar? FindUnwanted(JsonSchema schema, YamlMapping mapping)
    {
        HashSet<string> seen = [];
        YamlScalar? repeated = null;
        foreach (var (key, _) in mapping.Entries)
        {
            if (!schema.Properties.ContainsKey(key.Value)) return key;
            if (!seen.Add(key.Value)) repeated ??= key;
        }

        return repeated;
    }

    static bool HasType(YamlNode node, SchemaType type) => type switch
    {
        SchemaType.Any => true,
        SchemaType.Array => node is YamlSequence,
        SchemaType.Object => node is YamlMapping,
        SchemaType.Boolean => node is YamlScalar { Value: "true" or "false" },
        SchemaType.Integer => node is YamlScalar scalar
            && long.TryParse(scalar.Value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        SchemaType.Number => TryNumber(node, out _),
        SchemaType.Null => node.IsNull,
        _ => node is YamlScalar { IsNull: false },
    };

    static bool TryNumber(YamlNode node, out double number)
    {
        number = 0;
        return node is YamlScalar { IsNull: false } scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    // Always false, which is what its callers return.
    bool Fail(SchemaPath path, SourceSpan span, string message)
    {
        if (_findings.Count < MaxFindings) _findings.Add(new SchemaFinding($"failed for {path}: {message}", span));
        return false;
    }
}
