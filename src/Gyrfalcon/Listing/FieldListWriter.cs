using System.Text.Json;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Listing;

/// <summary>Writes <c>--list</c> as the reference does.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isVerbose">Whether the text form shows types.</param>
sealed class FieldListWriter(TextWriter writer, bool isVerbose)
{
    // The columns of the reference's text form.
    const int Left = 30, Right = 90;

    /// <summary>Writes the classes with all that is known of their fields.</summary>
    public void Write(IReadOnlyList<ListedClass> classes, ListFormat format)
    {
        switch (format)
        {
            case ListFormat.Json:
                WriteJson(classes);
                break;
            case ListFormat.Markdown:
                foreach (var one in classes) WriteMarkdown(one);
                break;
            default:
                foreach (var one in classes) WriteText(one);
                break;
        }
    }

    /// <summary>Writes the names alone.</summary>
    public void WriteNames(IReadOnlyList<ListedClass> classes, ListFormat format)
    {
        var names = classes.SelectMany(c => c.Fields).Select(f => f.Name);
        if (format != ListFormat.Json)
        {
            foreach (string name in names) writer.WriteLine(name);
            return;
        }

        JsonOutput.WriteIndented(writer, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("fieldnames");
            foreach (string name in names) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    void WriteText(ListedClass one)
    {
        writer.WriteLine(new string('-', 31));
        writer.WriteLine($"{"Field Class:",-Left}{one.Class.Title}");
        writer.WriteLine($"{"Description:",-Left}{WordWrap.Wrap(one.Class.Description, Left, Right)}");
        writer.WriteLine($"{"Event Sources:",-Left}{string.Join(' ', one.Sources)} ");
        writer.WriteLine();
        foreach (var field in one.Fields)
        {
            string name = field.Name.Length > Left ? $"{field.Name}\n{"",Left}" : $"{field.Name,-Left}";
            string[] tags = [.. FieldTags.Of(field)];
            string type = isVerbose ? $"(Type: {TypeNames.Of(field)}) " : "";
            string notes = tags.Length > 0 ? $"({string.Join(',', tags)}) " : "";
            writer.WriteLine(name + WordWrap.Wrap(type + notes + field.Description, Left, Right));
        }

        writer.WriteLine();
    }

    void WriteMarkdown(ListedClass one)
    {
        writer.Write($"## Field Class: {one.Class.Name}\n\n{one.Class.Description}\n\nEvent Sources: {string.Join(' ', one.Sources)} \n\n");
        writer.Write("Name | Type | Description\n:----|:-----|:-----------\n");
        foreach (var field in one.Fields)
        {
            string type = TypeNames.Of(field);
            writer.WriteLine($"`{field.Name}` | {(field.IsList ? $"LIST({type})" : type)} | {field.Description}");
        }

        writer.WriteLine();
    }

    // The keys of each object are in the order in which the reference's library writes them.
    void WriteJson(IReadOnlyList<ListedClass> classes) => JsonOutput.WriteIndented(writer, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("fieldclasses");
        foreach (var one in classes)
        {
            json.WriteStartObject();
            json.WriteString("desc", one.Class.Description);
            json.WriteStartArray("event_sources");
            foreach (string source in one.Sources) json.WriteStringValue(source);
            json.WriteEndArray();
            json.WriteStartArray("fields");
            foreach (var field in one.Fields)
            {
                json.WriteStartObject();
                WriteArgument(json, field);
                json.WriteString("desc", field.Description);
                json.WriteBoolean("is_list", field.IsList);
                json.WriteString("name", field.Name);
                json.WriteString("type", TypeNames.Of(field));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("name", one.Class.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Writes what may stand in brackets after the field; null when nothing may.</summary>
    internal static void WriteArgument(Utf8JsonWriter json, Field field)
    {
        if (field.Argument == FieldArgument.None)
        {
            json.WriteNull("argument");
            return;
        }

        json.WriteStartObject("argument");
        json.WriteBoolean("required", FieldTags.IsArgumentRequired(field));
        json.WriteStartArray("type");
        foreach (string kind in FieldTags.ArgumentKinds(field)) json.WriteStringValue(kind);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
