using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

sealed partial class RulesFileReader
{
    static readonly string[] s_exceptionKeys = ["name", "fields", "comps", "values"];

    static List<ExceptionDefinition> ReadExceptions(ItemReader reader, bool appends)
    {
        List<ExceptionDefinition> exceptions = [];
        YamlNode? node = reader.Item.Find("exceptions");
        if (node is null or { IsNull: true }) return exceptions;
        if (node is not YamlSequence sequence)
        {
            reader.Error($"'exceptions' holds {node.Kind}; expected a sequence of '- name:' with fields, comps and values", node.Span);
            return exceptions;
        }

        foreach (YamlNode element in sequence.Items)
        {
            if (element is not YamlMapping mapping || mapping.Entries.Count == 0)
            {
                reader.Error($"this exception is {element.Kind}; expected '- name:' with fields, comps and values", element.Span);
                continue;
            }

            var own = new DiagnosticBag();
            if (ReadException(new ItemReader(mapping, own), appends) is { } exception)
            {
                if (exceptions.Exists(e => e.Name == exception.Name))
                {
                    own.Warning(LoadCodes.ExceptionNameNotUnique, $"the exception '{exception.Name}' is there twice", exception.Span);
                }

                exceptions.Add(exception);
            }

            reader.Diagnostics.AddFrom(own, (mapping.Find("name") as YamlScalar)?.Value is { Length: > 0 } name ? $"exception '{name}'" : "exceptions");
        }

        return exceptions;
    }

    static ExceptionDefinition? ReadException(ItemReader reader, bool appends)
    {
        YamlScalar? name = reader.Required("name");
        ExceptionEntry? fields = reader.Has("fields") || !appends ? ReadEntry(reader, "fields", isRequired: true) : null;
        ExceptionEntry? comparisons = ReadEntry(reader, "comps", isRequired: false);
        List<ExceptionEntry> values = ReadValues(reader);
        reader.WarnOfUnknownKeys(s_exceptionKeys);
        if (name is null || reader.Diagnostics.HasErrors) return null;

        if (appends && !reader.Has("values"))
        {
            reader.Diagnostics.Warning(LoadCodes.AppendNoValues, $"the exception '{name.Value}' appends nothing; expected 'values'", name.Span);
        }

        return new ExceptionDefinition(name.Value, name.Span, fields, comparisons, values);
    }

    static List<ExceptionEntry> ReadValues(ItemReader reader)
    {
        YamlNode? node = reader.Item.Find("values");
        if (node is null) return [];
        if (node is YamlSequence sequence) return [.. sequence.Items.Select(v => ReadEntry(reader, v)).OfType<ExceptionEntry>()];
        reader.Error($"'values' holds {node.Kind}; expected a sequence", node.Span);
        return [];
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
                reader.Error($"an exception holds {(node is YamlScalar ? "nothing" : node.Kind)} here; expected a text or a sequence", node.Span);
                return null;
        }
    }
}
