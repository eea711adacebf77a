using Gyrfalcon.Engine.Yaml;
using Gyrfalcon.Engine.Yaml.Schemas;

namespace Gyrfalcon.Configuration;

/// <summary>The JSON schema of configuration files: that of the reference, and our own section.</summary>
static class ConfigSchema
{
    static readonly Lazy<JsonSchema> s_schema = new(() => JsonSchemaReader.Read(Text));

    /// <summary>The schema as JSON text, without a line end behind it.</summary>
    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(ConfigSchema).Assembly.GetManifestResourceStream("config-schema.json")!);
            return reader.ReadToEnd().TrimEnd();
        }
    }

    /// <summary>What in a file does not meet the schema, in order.</summary>
    public static IReadOnlyList<SchemaFinding> Check(YamlMapping root) => SchemaValidator.Validate(s_schema.Value, root);
}
