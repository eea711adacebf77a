namespace Gyrfalcon.Engine.Yaml.Schemas;

/// <summary>What a schema's <c>type</c> asks of a value. YAML's single values are texts, so what they could be read as counts.</summary>
public enum SchemaType
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>A sequence.</summary>
    Array,

    /// <summary>A mapping.</summary>
    Object,

    /// <summary>A single value that is not null.</summary>
    String,

    /// <summary><c>true</c> or <c>false</c>, in quotes too; YAML's other words for them do not count.</summary>
    Boolean,

    /// <summary>A decimal number of 64 bits, in quotes too.</summary>
    Integer,

    /// <summary>A number, in quotes too.</summary>
    Number,

    /// <summary>Nothing is written there.</summary>
    Null,
}
