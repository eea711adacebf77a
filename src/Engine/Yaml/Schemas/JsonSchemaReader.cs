using System.Text.Json;

namespace Gyrfalcon.Engine.Yaml.Schemas;

/// <summary>Reads a JSON schema that is part of this program: a keyword that it does not know is a fault of ours.</summary>
public sealed class JsonSchemaReader
{
    const string DefinitionPrefix = "#/definitions/";

    readonly JsonElement _root;

    // Null while a definition is being read.
    readonly Dictionary<string, JsonSchema?> _definitions = [];

    JsonSchemaReader(JsonElement root) => _root = root;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="NotSupportedException">The schema uses what no schema of ours needs, or contains itself.</exception>
    public static JsonSchema Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonSchemaReader(document.RootElement).Read(document.RootElement);
    }

    JsonSchema Read(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Resolve(reference.GetString()!);
        foreach (var keyword in schema.EnumerateObject())
        {
            // The reference does not check formats either.
            if (keyword.Name is not ("$schema" or "definitions" or "title" or "type" or "anyOf" or "oneOf" or "enum" or "minimum" or "maximum" or "items"
                or "minProperties" or "properties" or "additionalProperties" or "required" or "format" or "qt-uri-protocols"))
            {
                throw new NotSupportedException($"the schema's keyword '{keyword.Name}'");
            }
        }

        OrderedDictionary<string, JsonSchema> properties = [];
        if (schema.TryGetProperty("properties", out var members))
        {
            foreach (var property in members.EnumerateObject()) properties.Add(property.Name, Read(property.Value));
        }

        return new JsonSchema
        {
            Type = schema.TryGetProperty("type", out var type) ? ReadType(type.GetString()!) : SchemaType.Any,
            AnyOf = ReadAll(schema, "anyOf"),
            OneOf = ReadAll(schema, "oneOf"),
            Minimum = schema.TryGetProperty("minimum", out var least) ? least.GetDouble() : null,
            Maximum = schema.TryGetProperty("maximum", out var most) ? most.GetDouble() : null,
            Values = schema.TryGetProperty("enum", out var values) ? ReadTexts(values) : null,
            Items = schema.TryGetProperty("items", out var items) ? Read(items) : null,
            MinProperties = schema.TryGetProperty("minProperties", out var minimum) ? minimum.GetInt32() : 0,
            Properties = properties,
            AllowsOtherProperties = !schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind != JsonValueKind.False,
            OtherProperties = others.ValueKind == JsonValueKind.Object ? Read(others) : null,
            Required = schema.TryGetProperty("required", out var required) ? ReadTexts(required) : [],
        };
    }

    IReadOnlyList<JsonSchema> ReadAll(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var alternatives) ? [.. alternatives.EnumerateArray().Select(Read)] : [];

    JsonSchema Resolve(string reference)
    {
        if (!reference.StartsWith(DefinitionPrefix, StringComparison.Ordinal)) throw new NotSupportedException($"the schema's reference '{reference}'");
        string name = reference[DefinitionPrefix.Length..];
        if (_definitions.TryGetValue(name, out var known)) return known ?? throw new NotSupportedException($"the schema's '{name}' contains itself");
        _definitions.Add(name, null);
        var read = Read(_root.GetProperty("definitions").GetProperty(name));
        _definitions[name] = read;
        return read;
    }

    static SchemaType ReadType(string name) => name switch
    {
        "array" => SchemaType.Array,
        "object" => SchemaType.Object,
        "string" => SchemaType.String,
        "boolean" => SchemaType.Boolean,
        "integer" => SchemaType.Integer,
        "number" => SchemaType.Number,
        "null" => SchemaType.Null,
        _ => throw new NotSupportedException($"the schema's type '{name}'"),
    };

    static string[] ReadTexts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];
}
