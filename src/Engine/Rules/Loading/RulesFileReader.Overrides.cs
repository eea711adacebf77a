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

        var own = new DiagnosticBag();
        foreach (YamlEntry entry in mapping.Entries) ReadOverride(entry, overrides, appendable, replaceable, own);
        reader.Diagnostics.AddFrom(own, new ItemLocation(ItemTypes.Overrides, "", reader.Item.Span));
        if (appends && !overrides.IsEmpty)
            reader.Error("Keys 'override' and 'append: true' cannot be used together. Add an 'append' entry (e.g. 'condition: append') under 'override' instead.", node.Span);
        return overrides;
    }

    static void ReadOverride(YamlEntry entry, Overrides overrides, string[] appendable, string[] replaceable, DiagnosticBag diagnostics)
    {
        string key = entry.Key.Value;
        string operation = (entry.Value as YamlScalar)?.Value ?? "";
        bool mayAppend = appendable.Contains(key);
        bool mayReplace = replaceable.Contains(key);
        var keyLocation = new ItemLocation(ItemTypes.Overrides, key, entry.Key.Span);
        switch (operation)
        {
            case "append" when mayAppend:
                overrides.Add(key, isAppend: true);
                break;
            case "replace" when mayReplace:
                overrides.Add(key, isAppend: false);
                break;
            case "append" when mayReplace:
                diagnostics.Error(LoadCodes.YamlValidate, $"Key '{key}' cannot be appended to, use 'replace' instead", entry.Value.Span, null, keyLocation);
                break;
            case "append" or "replace":
                string refusal = operation == "append" ? "cannot be appended to, use 'replace' instead" : "cannot be replaced";
                diagnostics.Error(
                    LoadCodes.YamlValidate, $"Key '{key}' {refusal}: only {string.Join(", ", replaceable)} can be overridden", entry.Key.Span,
                    Suggestions.Closest(key, replaceable), keyLocation);
                break;
            default:
                string allowed = mayAppend && mayReplace ? "append replace" : mayReplace ? "replace" : mayAppend ? "append" : "none for this key";
                diagnostics.Error(
                    LoadCodes.YamlValidate, $"Invalid override operation for key '{key}': '{operation}'. Allowed values are: {allowed} ", entry.Value.Span,
                    Suggestions.Closest(operation, ["append", "replace"]), ItemReader.ValueFor(key, entry.Value));
                break;
        }
    }

    // Every overridden key must be there, and what could be overridden must not be there without its word under 'override'.
    static void CheckOverriddenKeys(ItemReader reader, Overrides overrides)
    {
        foreach (string key in overrides.Keys)
        {
            if (reader.Has(key)) continue;
            string operation = overrides.Appends(key) ? "append" : "replace";
            reader.Error($"An {operation} override for '{key}' was specified but '{key}' is not defined; expected '{key}' beside it", reader.Item.Find("override")!.Span);
        }

        foreach (YamlEntry entry in reader.Item.Entries)
        {
            string key = entry.Key.Value;
            if (s_replaceable.Contains(key) && !overrides.Has(key))
            {
                reader.Error(
                    $"Unexpected key '{key}': no corresponding entry under 'override' is defined. Expected '{key}: replace' under it, or no '{key}'",
                    entry.Key.Span, at: new ItemLocation(ItemTypes.Overrides, key, entry.Value.Span));
            }
        }
    }
}
