using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Configuration;

/// <summary>Reads the entries of <c>append_output</c> (<c>config-cli</c> §5).</summary>
static class AppendedOutputs
{
    /// <summary>Reads one entry; what is wrong with it is reported and left out.</summary>
    public static AppendedOutput Read(ConfigEntry entry)
    {
        entry.WarnOfUnknownKeys("match", "extra_output", "extra_fields", "suggested_output");
        var match = entry.Mapping("match");
        match?.WarnOfUnknownKeys("source", "tags", "rule");
        var output = new AppendedOutput
        {
            Source = match?.Text("source")?.Text ?? "",
            Tags = match is null ? [] : Tags(match),
            Rule = match?.Text("rule"),
            Text = entry.Text("extra_output"),
            Suggested = entry.WhereTrue("suggested_output"),
            Fields = Fields(entry),
        };
        if (output is { Rule: { } rule, Tags.Count: > 0 })
            entry.Warning($"an append_output entry specifies both a rule and a list of tags: it adds to '{rule.Text}' only while that has all of them", rule.Span(0, rule.Text.Length));
        return output;
    }

    static List<MappedText> Tags(ConfigEntry match)
    {
        List<MappedText> tags = [];
        foreach (var node in match.Items("tags"))
        {
            if (node is YamlScalar scalar) tags.Add(scalar.Text);
            else match.Error($"'tags' holds {node.Kind}; expected single values only", node.Span);
        }

        return tags;
    }

    static List<ExtraField> Fields(ConfigEntry entry)
    {
        List<ExtraField> fields = [];
        foreach (var node in entry.Items("extra_fields"))
        {
            if (Field(node) is not { } field)
                entry.Error($"'extra_fields' holds {node.Kind}; expected a field such as evt.hostname, or a key with a format such as home: \"%proc.name\"", node.Span);
            else if (fields.Any(f => f.Key == field.Key && (f.IsText || field.IsText)))
                entry.Error($"'{field.Key}' is defined twice in 'extra_fields'; expected each key once", node.Span);
            else
                fields.Add(field);
        }

        return fields;
    }

    static ExtraField? Field(YamlNode node) => node switch
    {
        YamlScalar { Value.Length: > 0 } scalar => new ExtraField(scalar.Value, scalar.Text, IsText: false),
        YamlMapping { Entries: [{ Key.Value: var key, Value: YamlScalar { Value.Length: > 0 } format }] } => new ExtraField(key, format.Text, IsText: true),
        _ => null,
    };
}
