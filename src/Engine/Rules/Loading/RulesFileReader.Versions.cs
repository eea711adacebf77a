using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

sealed partial class RulesFileReader
{
    static readonly string[] s_pluginKeys = ["name", "version", "alternatives"];

    static void ReadEngineVersion(ItemReader reader)
    {
        reader.WarnOfUnknownKeys(["required_engine_version"]);
        if (reader.Required("required_engine_version") is not { } scalar) return;
        if (!EngineVersion.TryParse(scalar.Value, out EngineVersion required))
        {
            reader.Error($"'{scalar.Value}' is no engine version; expected a number or x.y.z", scalar.Span);
        }
        else if (!EngineVersion.Current.Satisfies(required))
        {
            reader.Diagnostics.Error(LoadCodes.Validate, $"these rules require the engine version {required}; this is {EngineVersion.Current}", scalar.Span);
        }
    }

    void ReadPluginVersions(ItemReader reader)
    {
        reader.WarnOfUnknownKeys(["required_plugin_versions"]);
        YamlNode node = reader.Item.Find("required_plugin_versions")!;
        if (node is not YamlSequence sequence)
        {
            reader.Error($"'required_plugin_versions' holds {node.Kind}; expected a sequence of '- name:' with 'version:'", node.Span);
            return;
        }

        foreach (YamlNode element in sequence.Items)
        {
            List<PluginRequirement> alternatives = [];
            ReadPlugin(reader, element, alternatives);
            switch ((element as YamlMapping)?.Find("alternatives"))
            {
                case YamlSequence others:
                    foreach (YamlNode other in others.Items) ReadPlugin(reader, other, alternatives);
                    break;
                case { } wrong:
                    reader.Error($"'alternatives' holds {wrong.Kind}; expected a sequence of '- name:' with 'version:'", wrong.Span);
                    break;
            }

            if (alternatives.Count > 0) collector.RequiredPlugins.Add(alternatives);
        }
    }

    static void ReadPlugin(ItemReader reader, YamlNode node, List<PluginRequirement> alternatives)
    {
        if (node is not YamlMapping { Entries.Count: > 0 } mapping)
        {
            reader.Error($"this plugin is {node.Kind}; expected '- name:' with 'version:'", node.Span);
            return;
        }

        var plugin = new ItemReader(mapping, reader.Diagnostics);
        YamlScalar? name = plugin.Required("name");
        YamlScalar? version = plugin.Required("version");
        plugin.WarnOfUnknownKeys(s_pluginKeys);
        if (name is null || version is null) return;

        if (!Version.TryParse(version.Value.Split('-', '+')[0], out Version? parsed) || parsed.Build < 0 || parsed.Revision >= 0)
        {
            reader.Diagnostics.Error(LoadCodes.Validate, $"'{version.Value}' is no version of a plugin; expected x.y.z", version.Span);
        }
        else if (alternatives.Exists(a => a.Name == name.Value))
        {
            reader.Diagnostics.Error(LoadCodes.Validate, $"the plugin '{name.Value}' is there twice among the alternatives", name.Span);
        }
        else
        {
            alternatives.Add(new PluginRequirement(name.Value, parsed, name.Span));
        }
    }
}
