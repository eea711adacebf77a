using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;
using SharpYaml;

namespace Gyrfalcon.Configuration;

/// <summary>Puts <c>-o key=value</c> options into a configuration, where they win over its files (<c>config-cli</c> §1).</summary>
static class ConfigOverrides
{
    /// <summary>Applies one option.</summary>
    /// <param name="root">The root of the configuration.</param>
    /// <param name="option">The text after <c>-o</c>.</param>
    /// <param name="diagnostics">Takes what is wrong with a value that is written as YAML.</param>
    /// <exception cref="ConfigurationException">The option has no <c>=</c>, its key is malformed, or it does not fit the configuration.</exception>
    public static void Apply(YamlMapping root, string option, DiagnosticBag diagnostics)
    {
        int equals = option.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) throw new ConfigurationException($"-o {option}: expected key=value");
        string key = option[..equals];
        var path = ConfigPath.Parse(key);
        var source = new SourceText("-o", option);
        var span = new SourceSpan(source, equals + 1, option.Length - equals - 1);
        var value = Value(option[(equals + 1)..], span, diagnostics);

        YamlNode? node = root;
        for (int i = 0; i < path.Steps.Count; i++)
        {
            var step = path.Steps[i];
            bool last = i + 1 == path.Steps.Count;
            Func<YamlNode> make = last
                ? () => value
                : path.Steps[i + 1].Name is null ? () => new YamlSequence(span) : () => new YamlMapping(span);
            node = (node, step.Name) switch
            {
                (YamlMapping mapping, { } name) => Put(mapping, name, span, make, last),
                (YamlSequence sequence, null) => Put(sequence, step.Index, make, last, key),
                (var other, { } name) => throw new ConfigurationException($"-o {option}: '{name}' cannot be looked up in {other.Kind}"),
                (var other, null) => throw new ConfigurationException($"-o {option}: {other.Kind} has no index"),
            };
        }
    }

    static YamlNode Value(string text, SourceSpan span, DiagnosticBag diagnostics)
    {
        // Plain, as it stands there without quotes; tagged, so that an empty one is an empty text.
        if (!text.StartsWith('{') || !text.EndsWith('}')) return new YamlScalar(span, text, ScalarStyle.Plain, true);
        var documents = YamlReader.Read(new SourceText("-o", text), diagnostics);
        return documents.Count == 1 ? documents[0] : throw new ConfigurationException($"-o: '{text}' is not a YAML mapping");
    }

    static YamlNode Put(YamlMapping mapping, string name, SourceSpan span, Func<YamlNode> make, bool replace)
    {
        int index = mapping.Entries.FindIndex(e => e.Key.Value == name);
        if (index >= 0 && !replace && mapping.Entries[index].Value is not YamlScalar) return mapping.Entries[index].Value;
        var entry = new YamlEntry(new YamlScalar(span, name, ScalarStyle.Plain, false), make());
        if (index < 0) mapping.Entries.Add(entry);
        else mapping.Entries[index] = entry;
        return entry.Value;
    }

    static YamlNode Put(YamlSequence sequence, int index, Func<YamlNode> make, bool replace, string key)
    {
        if (index == ConfigPathStep.Append) index = sequence.Items.Count;
        if (index > sequence.Items.Count)
            throw new ConfigurationException($"Config error at key \"{key}\": index {index} is past the end of the {sequence.Items.Count} elements");
        if (index == sequence.Items.Count) sequence.Items.Add(make());
        else if (replace) sequence.Items[index] = make();
        return sequence.Items[index];
    }
}
