namespace Gyrfalcon.Engine.Yaml.Schemas;

/// <summary>A JSON schema: of draft 6 the part that rules files and configurations need. <see cref="JsonSchemaReader"/> makes it.</summary>
public sealed class JsonSchema
{
    /// <summary>What the value has to be.</summary>
    public SchemaType Type { get; init; }

    /// <summary>One of these has to be met; none are there when it is empty.</summary>
    public IReadOnlyList<JsonSchema> AnyOf { get; init; } = [];

    /// <summary>Exactly one of these has to be met; none are there when it is empty.</summary>
    public IReadOnlyList<JsonSchema> OneOf { get; init; } = [];

    /// <summary>The least that a number may be; null for no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>The most that a number may be; null for no bound.</summary>
    public double? Maximum { get; init; }

    /// <summary>The texts that a single value may have; null allows any.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>What each element of a sequence has to meet.</summary>
    public JsonSchema? Items { get; init; }

    /// <summary>How many entries a mapping has at least.</summary>
    public int MinProperties { get; init; }

    /// <summary>What the values of known keys have to meet, in the order in which they are looked at.</summary>
    public OrderedDictionary<string, JsonSchema> Properties { get; init; } = [];

    /// <summary>Whether a mapping may have other keys than the known ones.</summary>
    public bool AllowsOtherProperties { get; init; }

    /// <summary>What the values of its other keys have to meet; null for nothing.</summary>
    public JsonSchema? OtherProperties { get; init; }

    /// <summary>The keys that a mapping has to have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];
}
