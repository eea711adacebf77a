using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

sealed partial class RulesFileReader
{
    void ReadEngineVersion(ItemReader reader)
    {
        reader.WarnOfUnknownKeys(["required_engine_version"]);
        if (reader.Required("required_engine_version") is not { } scalar) return;
        if (!EngineVersion.TryParse(scalar.Value, out EngineVersion required))
        {
            reader.Error($"Unable to parse engine version '{scalar.Value}' as a semver string. Expected \"x.y.z\" semver format.", scalar.Span);
        }
        else if (!EngineVersion.Current.Satisfies(required))
        {
            reader.Diagnostics.Error(
                LoadCodes.Validate, $"Rules require engine version {required}, but engine version is {EngineVersion.Current}", scalar.Span);
        }
        else
        {
            collector.Require(required);
        }
    }

    void ReadPluginVersions(ItemReader reader)
    {
        reader.WarnOfUnknownKeys(["required_plugin_versions"]);
        YamlNode node = reader.Item.Find("required_plugin_versions")!;
        if (node is not YamlSequence sequence)
        {
            reader.Error($"Value of required_plugin_versions must be a sequence of '- name:' with 'version:', not {node.Kind}", node.Span);
            return;
        }

        foreach (YamlNode element in sequence.Items)
        {
            List<PluginRequirement> alternatives = [];
            var own = new DiagnosticBag();
            ReadPlugin(element, alternatives, own, own);
            switch ((element as YamlMapping)?.Find("alternatives"))
            {
                case YamlSequence others:
                    foreach (YamlNode other in others.Items) ReadAlternative(other, alternatives, own);
                    break;
                case { } wrong:
                    own.Error(LoadCodes.YamlValidate, $"Value of plugin version alternatives must be a sequence of '- name:' with 'version:', not {wrong.Kind}", wrong.Span);
                    break;
            }

            reader.Diagnostics.AddFrom(own, LocationOfPlugin(ItemTypes.RequiredPluginVersionsEntry, element));
            if (alternatives.Count > 0) collector.RequiredPlugins.Add(alternatives);
        }
    }

    static void ReadAlternative(YamlNode node, List<PluginRequirement> alternatives, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        ReadPlugin(node, alternatives, own, diagnostics);
        diagnostics.AddFrom(own, LocationOfPlugin(ItemTypes.RequiredPluginVersionsAlternative, node));
    }

    // What is wrong with a name or version is said of the entry as a whole, alternatives included.
    static void ReadPlugin(YamlNode node, List<PluginRequirement> alternatives, DiagnosticBag diagnostics, DiagnosticBag whole)
    {
        if (node is not YamlMapping { Entries.Count: > 0 } mapping)
        {
            diagnostics.Error(LoadCodes.YamlValidate, $"Plugin version must be a mapping of 'name:' and 'version:', not {node.Kind}", node.Span);
            return;
        }

        var plugin = new ItemReader(mapping, diagnostics);
        YamlScalar? name = plugin.Required("name");
        YamlScalar? version = plugin.Required("version");
        if (name is null || version is null) return;

        if (!Version.TryParse(version.Value.Split('-', '+')[0], out Version? parsed) || parsed.Build < 0 || parsed.Revision >= 0)
        {
            whole.Error(LoadCodes.Validate, $"Invalid required version '{version.Value}' for plugin '{name.Value}'; expected x.y.z", version.Span);
        }
        else if (alternatives.Exists(a => a.Name == name.Value))
        {
            whole.Error(LoadCodes.Validate, $"Defined multiple alternative version requirements for plugin '{name.Value}'", name.Span);
        }
        else
        {
            alternatives.Add(new PluginRequirement(name.Value, parsed, name.Span));
        }
    }

    static ItemLocation LocationOfPlugin(string type, YamlNode node) =>
        new(type, (node as YamlMapping)?.Find("name") is YamlScalar name ? name.Value : "", node.Span);
}
