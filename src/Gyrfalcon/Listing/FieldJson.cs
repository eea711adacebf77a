using System.Text.Json;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Listing;

/// <summary>All that is known of a field as JSON: the keys of <c>--list --format json</c> and some more.</summary>
static class FieldJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter json, Field field, IReadOnlyList<string> sources)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WriteString("type", TypeNames.Of(field));
        json.WriteBoolean("is_list", field.IsList);
        FieldListWriter.WriteArgument(json, field);
        json.WriteString("desc", field.Description);
        json.WriteString("example", field.Example);
        WriteTexts(json, "reads", FieldWords.ScopeOf(field));
        WriteTexts(json, "limits", FieldWords.LimitsOf(field));
        json.WriteBoolean("is_deprecated", field.IsDeprecated);
        WriteTexts(json, "event_sources", sources);
        json.WriteEndObject();
    }

    static void WriteTexts(Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
