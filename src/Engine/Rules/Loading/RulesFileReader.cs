using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Reads the items of a rules file and hands them to the collector (<c>rule-language</c> §1, §2).</summary>
sealed partial class RulesFileReader(RulesCollector collector, IReadOnlyList<EventSource> sources, DiagnosticBag diagnostics)
{
    static readonly string[] s_kinds = ["required_engine_version", "required_plugin_versions", "list", "macro", "rule"];
    static readonly string[] s_listKeys = ["list", "items", "append", "override"];
    static readonly string[] s_macroKeys = ["macro", "condition", "append", "override"];

    public void Read(SourceText source)
    {
        var own = new DiagnosticBag();
        IReadOnlyList<YamlNode> documents = YamlReader.Read(source, own);
        diagnostics.AddFrom(own);
        foreach (YamlNode document in documents)
        {
            if (document is YamlSequence sequence)
            {
                foreach (YamlNode item in sequence.Items) ReadItem(item);
            }
            else if (!own.HasErrors)
            {
                // What is left of a file with a syntax error need not be what was meant.
                string wanted = document is YamlMapping ? "Rules content is not yaml array of objects" : "Rules content is not yaml";
                diagnostics.Error(
                    LoadCodes.YamlValidate, $"{wanted}: the file holds {document.Kind}; expected a sequence of rules, macros and lists, each beginning with '- '", document.Span);
            }
        }
    }

    void ReadItem(YamlNode node)
    {
        if (node is YamlMapping mapping) ReadItem(mapping);
        else if (!node.IsNull)
        {
            diagnostics.Error(
                LoadCodes.YamlValidate,
                $"Unexpected element type. Each element should be a yaml associative array. This is {node.Kind}; expected '- rule:', '- macro:' or '- list:' with its keys",
                node.Span, null, new ItemLocation(ItemTypes.RulesContentItem, "", node.Span));
        }
    }

    void ReadItem(YamlMapping item)
    {
        string? kind = Array.Find(s_kinds, k => item.Find(k) is not null);
        if (kind is null)
        {
            string? first = item.Entries.Count > 0 ? item.Entries[0].Key.Value : null;
            diagnostics.Warning(
                LoadCodes.UnknownItem,
                $"Unknown top level item; expected one of {string.Join(", ", s_kinds)}",
                first is null ? item.Span : item.Entries[0].Key.Span,
                first is null ? null : Suggestions.Closest(first, s_kinds),
                new ItemLocation(ItemTypes.RulesContentItem, "", item.Span));
            return;
        }

        var own = new DiagnosticBag();
        var reader = new ItemReader(item, own);
        switch (kind)
        {
            case "required_engine_version":
                ReadEngineVersion(reader);
                break;
            case "required_plugin_versions":
                ReadPluginVersions(reader);
                break;
            case "list":
                ReadList(reader);
                break;
            case "macro":
                ReadMacro(reader);
                break;
            default:
                ReadRule(reader);
                break;
        }

        diagnostics.AddFrom(own, LocationOf(kind, item));
        if (own.HasErrors) collector.MarkBroken(kind, NameOf(kind, item));
    }

    static ItemLocation LocationOf(string kind, YamlMapping item) => kind switch
    {
        "required_engine_version" => new ItemLocation(ItemTypes.RequiredEngineVersion, "", item.Span),
        "required_plugin_versions" => new ItemLocation(ItemTypes.RequiredPluginVersions, "", item.Find(kind)!.Span),
        _ => new ItemLocation(kind, NameOf(kind, item), item.Span),
    };

    static string NameOf(string kind, YamlMapping item) => item.Find(kind) is YamlScalar { IsNull: false } name ? name.Value : "";

    void ReadList(ItemReader reader)
    {
        YamlScalar? name = reader.Required("list");
        List<YamlScalar>? items = reader.Scalars("items", isRequired: true);
        bool appends = ReadAppend(reader);
        Overrides overrides = ReadOverrides(reader, appends, ["items"], ["items"]);
        reader.WarnOfUnknownKeys(s_listKeys);
        if (reader.Diagnostics.HasErrors) return;

        if (name!.Value.AsSpan().IndexOfAny(s_notInBareText) >= 0)
        {
            reader.Diagnostics.Warning(
                LoadCodes.InvalidListName, "List has an invalid name. List names should match a regular expression: ([^()\"'[:space:]=,]+)", name.Span);
        }

        var list = new ListDefinition(LocationOf("list", reader.Item), name.Span, items!);
        if (appends || overrides.Appends("items")) collector.Append(list, reader.Diagnostics);
        else collector.Define(list);
    }

    void ReadMacro(ItemReader reader)
    {
        YamlScalar? name = reader.Required("macro");
        YamlScalar? condition = reader.Required("condition");
        bool appends = ReadAppend(reader);
        Overrides overrides = ReadOverrides(reader, appends, ["condition"], ["condition"]);
        reader.WarnOfUnknownKeys(s_macroKeys);
        if (reader.Diagnostics.HasErrors) return;

        if (!IsIdentifier(name!.Value))
        {
            reader.Diagnostics.Warning(
                LoadCodes.InvalidMacroName,
                "Macro has an invalid name. Macro names should match a regular expression: ([a-zA-Z]+[a-zA-Z0-9_]*); no condition can use this one", name.Span);
        }

        var macro = new MacroDefinition(LocationOf("macro", reader.Item), name.Span, condition!);
        if (appends || overrides.Appends("condition")) collector.Append(macro, reader.Diagnostics);
        else collector.Define(macro);
    }

    static bool ReadAppend(ItemReader reader)
    {
        bool appends = reader.Bool("append") ?? false;
        if (appends)
        {
            reader.Diagnostics.Warning(
                LoadCodes.DeprecatedItem, "'append' key is deprecated. Add an 'append' entry (e.g. 'condition: append') under 'override' instead.",
                reader.Optional("append")!.Span);
        }

        return appends;
    }

    static bool IsIdentifier(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.AsSpan().IndexOfAnyExcept(s_identifier) < 0;

    static readonly System.Buffers.SearchValues<char> s_notInBareText = System.Buffers.SearchValues.Create("()\"' \t\n\v\f\r=,");
    static readonly System.Buffers.SearchValues<char> s_identifier =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}
