using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;
using Gyrfalcon.Engine.Yaml.Schemas;

namespace Gyrfalcon.Engine.Rules;

/// <summary>
/// The JSON schema of rules files (<c>rule-language</c> §1). It is narrower than the loader in places, such as priorities in
/// upper case only: what does not meet it is told, and loaded all the same.
/// </summary>
public static class RulesSchema
{
    static readonly Lazy<JsonSchema> s_schema = new(() => JsonSchemaReader.Read(Text));

    /// <summary>The schema as JSON text, without a line end behind it.</summary>
    public static string Text
    {
        get
        {
            using var reader = new StreamReader(typeof(RulesSchema).Assembly.GetManifestResourceStream("rule-schema.json")!);
            return reader.ReadToEnd().TrimEnd();
        }
    }

    /// <summary>Checks every document of a rules file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>What does not meet the schema; null when there is nothing to check, because the file is not YAML or has no documents.</returns>
    public static IReadOnlyList<SchemaFinding>? Check(SourceText file)
    {
        var diagnostics = new DiagnosticBag();
        var documents = YamlReader.Read(file, diagnostics);
        if (diagnostics.HasErrors || documents.Count == 0) return null;
        return [.. documents.SelectMany(d => SchemaValidator.Validate(s_schema.Value, d)).Take(SchemaValidator.MaxFindings)];
    }
}
