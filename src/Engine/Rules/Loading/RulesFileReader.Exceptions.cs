using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

sealed partial class RulesFileReader
{
    static List<ExceptionDefinition> ReadExceptions(ItemReader reader, bool appends)
    {
        List<ExceptionDefinition> exceptions = [];
        YamlNode? node = reader.Item.Find("exceptions");
        if (node is null or { IsNull: true }) return exceptions;
        if (node is not YamlSequence sequence)
        {
            reader.Error(
                $"Rule exceptions must be a sequence; expected '- name:' with fields, comps and values, not {node.Kind}", node.Span,
                at: new ItemLocation(ItemTypes.Exceptions, "", node.Span));
            return exceptions;
        }

        foreach (YamlNode element in sequence.Items)
        {
            if (ReadException(reader, element, node.Span, appends) is not { } exception) continue;
            if (exceptions.Exists(e => e.Name == exception.Name))
            {
                reader.Diagnostics.Warning(
                    LoadCodes.ExceptionNameNotUnique, $"Multiple definitions of exception '{exception.Name}' in the same rule", exception.Span, null, exception.Location);
            }

            exceptions.Add(exception);
        }

        return exceptions;
    }

    static ExceptionDefinition? ReadException(ItemReader rule, YamlNode element, SourceSpan exceptions, bool appends)
    {
        // Without a name it can only be found by its place among the others.
        ItemLocation[] unnamed = [new(ItemTypes.Exceptions, "", exceptions), new(ItemTypes.Exception, "", element.Span)];
        if (element is not YamlMapping { Entries.Count: > 0 } mapping)
        {
            rule.Diagnostics.Error(
                LoadCodes.YamlValidate, $"Rule exception must be a mapping; expected '- name:' with fields, comps and values, not {element.Kind}", element.Span, null, unnamed);
            return null;
        }

        var own = new DiagnosticBag();
        var reader = new ItemReader(mapping, own);
        if (reader.Required("name") is not { } name)
        {
            rule.Diagnostics.AddFrom(own, unnamed);
            return null;
        }

        ExceptionEntry? fields = reader.Has("fields") || !appends ? ReadEntry(reader, "fields", isRequired: true) : null;
        ExceptionEntry? comparisons = ReadEntry(reader, "comps", isRequired: false);
        List<ExceptionEntry> values = ReadValues(reader);
        if (appends && !reader.Has("values"))
            own.Warning(LoadCodes.AppendNoValues, "Overriding/appending exception with no values; expected 'values'", name.Span);

        var location = new ItemLocation(ItemTypes.Exception, name.Value, mapping.Span);
        rule.Diagnostics.AddFrom(own, location);
        return own.HasErrors ? null : new ExceptionDefinition(location, name.Span, fields, comparisons, values);
    }

    static List<ExceptionEntry> ReadValues(ItemReader reader)
    {
        YamlNode? node = reader.Item.Find("values");
        if (node is null) return [];
        var location = new ItemLocation(ItemTypes.ExceptionValues, "", node.Span);
        if (node is not YamlSequence sequence)
        {
            reader.Error($"Rule exception values must be a sequence, not {node.Kind}", node.Span, at: location);
            return [];
        }

        var own = new DiagnosticBag();
        List<ExceptionEntry> values = [.. sequence.Items.Select(v => ReadEntry(new ItemReader(reader.Item, own), v)).OfType<ExceptionEntry>()];
        reader.Diagnostics.AddFrom(own, location);
        return values;
    }

    static ExceptionEntry? ReadEntry(ItemReader reader, string key, bool isRequired)
    {
        YamlNode? node = isRequired && !reader.Has(key) ? reader.Required(key) : reader.Item.Find(key);
        return node is null ? null : ReadEntry(reader, node);
    }

    static ExceptionEntry? ReadEntry(ItemReader reader, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { IsNull: false, Value.Length: > 0 } scalar:
                return new ExceptionEntry(scalar.Value, scalar.Span, null);
            case YamlSequence sequence:
                return new ExceptionEntry("", sequence.Span, [.. sequence.Items.Select(v => ReadEntry(reader, v)).OfType<ExceptionEntry>()]);
            default:
                reader.Error(
                    $"Value must be non-empty: an exception holds {(node is YamlScalar ? "nothing" : node.Kind)} here; expected a text or a sequence",
                    node.Span, at: new ItemLocation(ItemTypes.ExceptionValue, "", node.Span));
                return null;
        }
    }
}
