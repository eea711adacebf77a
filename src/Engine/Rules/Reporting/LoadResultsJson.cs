using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml.Schemas;

namespace Gyrfalcon.Engine.Rules.Reporting;

/// <summary>
/// Writes <c>falco_load_results</c>, what the reference's <c>-V</c> says of each file with <c>json_output</c> (<c>rule-language</c>
/// §5): the same keys in the same order. Lines, columns and offsets in <c>locations</c> are counted from 0 like the reference's;
/// <c>place</c>, which the reference lacks, is where the diagnostic points, counted from 1; <c>schema_places</c> has one for each
/// of the <c>schema_warnings</c>.
/// </summary>
public static class LoadResultsJson
{
    const int SnippetWidth = 160;

    /// <summary>Writes the array of all files.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<RulesFileResult> files)
    {
        json.WriteStartArray();
        foreach (var file in files) Write(json, file);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, RulesFileResult file)
    {
        json.WriteStartObject();
        Write(json, "errors", file, DiagnosticSeverity.Error);
        json.WriteString("name", file.File.Name);
        if (file.SchemaWarnings is { } findings) Write(json, findings);
        json.WriteBoolean("successful", !file.Diagnostics.HasErrors);
        Write(json, "warnings", file, DiagnosticSeverity.Warning);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, IReadOnlyList<SchemaFinding> findings)
    {
        json.WriteStartArray("schema_places");
        foreach (var finding in findings) WritePlace(json, finding.Span);
        json.WriteEndArray();
        json.WriteBoolean("schema_valid", findings.Count == 0);
        json.WriteStartArray("schema_warnings");
        foreach (var finding in findings) json.WriteStringValue(finding.Message);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, string name, RulesFileResult file, DiagnosticSeverity severity)
    {
        json.WriteStartArray(name);
        foreach (var diagnostic in file.Diagnostics.Items)
        {
            if (diagnostic.Severity == severity) Write(json, file, diagnostic);
        }

        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, RulesFileResult file, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("codedesc", LoadCodeTexts.Of(diagnostic.Code));
        json.WriteStartObject("context");
        json.WriteStartArray("locations");
        Write(json, new ItemLocation(ItemTypes.RulesContent, "", new SourceSpan(diagnostic.Span?.Source ?? file.File, 0, 0)));
        foreach (var location in diagnostic.Locations) Write(json, location);
        json.WriteEndArray();
        json.WriteString("snippet", diagnostic.Span is { } shown ? Snippet(shown) : "<No context available>\n");
        json.WriteEndObject();
        if (diagnostic.DeprecatedField is { } field) json.WriteString("deprecated_field", field);
        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Span is { } span)
        {
            json.WritePropertyName("place");
            WritePlace(json, span);
        }

        if (diagnostic.Suggestion is { } suggestion) json.WriteString("suggestion", suggestion);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ItemLocation location)
    {
        var span = location.Span;
        json.WriteStartObject();
        json.WriteString("item_name", location.ItemName);
        json.WriteString("item_type", location.ItemType);
        json.WriteStartObject("position");
        json.WriteNumber("column", span.Source.ColumnOf(span.Start));
        json.WriteNumber("line", span.Source.LineOf(span.Start));
        json.WriteString("name", span.Source.Name);
        json.WriteNumber("offset", span.Start);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WritePlace(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteStartObject();
        json.WriteNumber("column", span.Source.ColumnOf(span.Start) + 1);
        json.WriteString("file", span.Source.Name);
        json.WriteNumber("length", span.Length);
        json.WriteNumber("line", span.Source.LineOf(span.Start) + 1);
        json.WriteEndObject();
    }

    static string Snippet(SourceSpan span)
    {
        var line = SourceLine.Cut(span, SnippetWidth);
        return $"{line.Text}\n{new string(' ', line.MarkStart)}^\n";
    }
}
