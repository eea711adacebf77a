using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Listing;

/// <summary>Writes <c>--list-events</c> as the reference does.</summary>
static class EventListWriter
{
    /// <summary>Writes all events.</summary>
    public static void Write(TextWriter writer, ListFormat format)
    {
        if (format == ListFormat.Json)
        {
            WriteJson(writer);
            return;
        }

        writer.WriteLine($"The events below are valid for Falco *Schema Version*: {EventTable.AnnouncedSchema}");
        foreach (var section in EventSection.All())
        {
            writer.WriteLine($"## {section.Title}");
            writer.WriteLine();
            if (format == ListFormat.Markdown) writer.Write("Default | Dir | Name | Params \n:-------|:----|:-----|:-----\n");
            foreach (var one in section.Events) writer.WriteLine(format == ListFormat.Markdown ? MarkdownRow(one) : TextRow(one));
            writer.WriteLine();
        }
    }

    static string TextRow(ListedEvent one) => $"{one.Direction} {one.Name}({Parameters(one, mark: "")})";

    static string MarkdownRow(ListedEvent one) => $"{(one.IsAvailable ? "Yes" : "No")} | `{one.Direction}` | `{one.Name}` | {Parameters(one, mark: "*")}";

    static string Parameters(ListedEvent one, string mark) => string.Join(", ", one.Info.Parameters.Select(parameter =>
    {
        string text = $"{TypeNames.Of(parameter.Type)} **{parameter.Name}**";
        return TypeNames.HasFlags(parameter) ? $"{text}: {string.Join(", ", FlagNames(parameter).Select(name => mark + name + mark))}" : text;
    }));

    static IEnumerable<string> FlagNames(ParameterInfo parameter) => parameter.Flags!.Entries.ToArray().Select(entry => entry.Name);

    // The keys of each object are in the order in which the reference's library writes them.
    static void WriteJson(TextWriter writer) => JsonOutput.WriteIndented(writer, json =>
    {
        json.WriteStartObject();
        foreach (var section in EventSection.All().OrderBy(s => s.Title, StringComparer.Ordinal))
        {
            json.WriteStartArray(section.Title);
            foreach (var one in section.Events)
            {
                json.WriteStartObject();
                json.WriteBoolean("available", one.IsAvailable);
                json.WriteString("dir", one.Direction.ToString());
                json.WriteString("name", one.Name);
                json.WriteStartArray("params");
                foreach (var parameter in one.Info.Parameters)
                {
                    json.WriteStartObject();
                    if (TypeNames.HasFlags(parameter))
                    {
                        json.WriteStartArray("flags");
                        foreach (string flag in FlagNames(parameter)) json.WriteStringValue(flag);
                        json.WriteEndArray();
                    }

                    json.WriteString("name", parameter.Name);
                    json.WriteString("type", TypeNames.Of(parameter.Type));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteString("schema_version", EventTable.AnnouncedSchema);
        json.WriteEndObject();
    });
}
