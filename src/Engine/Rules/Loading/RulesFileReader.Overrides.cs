using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

sealed partial class RulesFileReader
{
    static Overrides ReadOverrides(ItemReader reader, bool appends, string[] appendable, string[] replaceable)
    {
        var overrides = new Overrides();
        YamlNode? node = reader.Item.Find("override");
        if (node is null or { IsNull: true }) return overrides;
        if (node is not YamlMapping mapping)
        {
            reader.Error($"'override' holds {node.Kind}; expected a mapping such as 'condition: append'", node.Span);
            return overrides;
        }

        foreach (YamlEntry entry in mapping.Entries)
        {
            string key = entry.Key.Value;
            string operation = (entry.Value as YamlScalar)?.Value ?? "";
            bool mayAppend = appendable.Contains(key);
            bool mayReplace = replaceable.Contains(key);
            switch (operation)
            {
                case "append" when mayAppend:
                    overrides.Add(key, isAppend: true);
                    break;
                case "replace" when mayReplace:
                    overrides.Add(key, isAppend: false);
                    break;
                case "append" when mayReplace:
                    reader.Error($"nothing can be appended to '{key}'; expected 'replace'", entry.Value.Span);
                    break;
                case "append" or "replace":
                    reader.Error($"'{key}' cannot be overridden; expected one of {string.Join(", ", replaceable)}", entry.Key.Span, Suggestions.Closest(key, replaceable));
                    break;
                default:
                    string allowed = mayAppend && mayReplace ? "append or replace" : mayReplace ? "replace" : mayAppend ? "append" : $"one of the keys {string.Join(", ", replaceable)}";
                    reader.Error($"'{operation}' is no way to override '{key}'; expected {allowed}", entry.Value.Span, Suggestions.Closest(operation, ["append", "replace"]));
                    break;
            }
        }

        if (appends && !overrides.IsEmpty) reader.Error("'append: true' and 'override' exclude each other; expected 'override' alone", node.Span);
        return overrides;
    }

    // Every overridden key must be there, and what could be overridden must not be there without its word under 'override'.
    static void CheckOverriddenKeys(ItemReader reader, Overrides overrides)
    {
        foreach (string key in overrides.Keys)
        {
            if (!reader.Has(key)) reader.Error($"'override' names '{key}', but the item has none; expected '{key}' beside it", reader.Item.Find("override")!.Span);
        }

        foreach (YamlEntry entry in reader.Item.Entries)
        {
            string key = entry.Key.Value;
            if (s_replaceable.Contains(key) && !overrides.Has(key))
            {
                reader.Error($"'override' says nothing of '{key}'; expected '{key}: replace' under it, or no '{key}'", entry.Key.Span);
            }
        }
    }
}
