using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules.Loading;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Rules.Reporting;

/// <summary>
/// Writes what rules, macros and lists are and what became of them: the JSON of the reference's <c>-L</c> and <c>-l</c>
/// (<c>rule-language</c> §5), with the same keys.
/// </summary>
public sealed class RulesDescriptionJson
{
    readonly RulesCompilation _rules;
    readonly Utf8JsonWriter _json;

    RulesDescriptionJson(RulesCompilation rules, Utf8JsonWriter json)
    {
        _rules = rules;
        _json = json;
    }

    /// <summary>Writes everything that was loaded.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="rules">What was loaded.</param>
    public static void WriteAll(Utf8JsonWriter json, RulesCompilation rules) => new RulesDescriptionJson(rules, json).WriteAll();

    /// <summary>Writes the rules of one name: one, or none.</summary>
    public static void WriteRule(Utf8JsonWriter json, RulesCompilation rules, string name) => new RulesDescriptionJson(rules, json).WriteRule(name);

    void WriteAll()
    {
        _json.WriteStartObject();
        _json.WriteStartArray("lists");
        foreach (var list in _rules.Collector.Lists.Items) Write(list);
        _json.WriteEndArray();
        _json.WriteStartArray("macros");
        foreach (var macro in _rules.Collector.Macros.Items) Write(macro);
        _json.WriteEndArray();
        _json.WriteString("required_engine_version", _rules.Collector.RequiredEngine.ToString());
        _json.WriteStartArray("required_plugin_versions");
        foreach (var alternatives in _rules.Collector.RequiredPlugins) Write(alternatives);
        _json.WriteEndArray();
        _json.WriteStartArray("rules");
        foreach (var rule in _rules.Rules) Write(rule);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    void WriteRule(string name)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("rules");
        foreach (var rule in _rules.Rules.Where(r => r.Definition.Name == name)) Write(rule);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    void Write(List<PluginRequirement> alternatives)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("alternatives");
        foreach (var other in alternatives.Skip(1))
        {
            _json.WriteStartObject();
            WriteNameAndVersion(other);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        WriteNameAndVersion(alternatives[0]);
        _json.WriteEndObject();
    }

    void WriteNameAndVersion(PluginRequirement plugin)
    {
        _json.WriteString("name", plugin.Name);
        _json.WriteString("version", plugin.Version.ToString());
    }

    void Write(ListDefinition list)
    {
        var compiled = _rules.Lists.ItemsOf(list).Select(i => i.Value).ToList();
        // An item that is not among the compiled ones was the name of another list.
        var items = list.Items.Select(i => i.Value).ToLookup(compiled.Contains);
        _json.WriteStartObject();
        _json.WriteStartObject("details");
        WriteArray("items_compiled", compiled);
        WriteArray("lists", items[false].Distinct());
        WriteArray("plugins", []);
        _json.WriteBoolean("used", _rules.Lists.IsUsed(list));
        _json.WriteEndObject();
        _json.WriteStartObject("info");
        WriteArray("items", items[true]);
        _json.WriteString("name", list.Name);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void Write(MacroDefinition macro)
    {
        var tree = _rules.Macros.Resolve(macro)!.Tree;
        _json.WriteStartObject();
        _json.WriteStartObject("details");
        // A macro is of no source; it is described as a rule that names none would use it.
        WriteCondition(tree, ConditionDetails.Of(tree), _rules.Ruleset.Source);
        WriteReferences(macro.Condition);
        WriteArray("plugins", []);
        _json.WriteBoolean("used", _rules.Macros.IsUsed(macro));
        _json.WriteEndObject();
        _json.WriteStartObject("info");
        _json.WriteString("condition", macro.Condition.Text);
        _json.WriteString("name", macro.Name);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void Write(RuleCompilation rule)
    {
        var definition = rule.Definition;
        var source = definition.KnownSource!;
        var condition = ConditionDetails.Of(rule.Tree);
        var extra = rule.Output.Extra;
        List<string> outputFields = [.. extra.Select(f => f.IsText ? f.Format.Text : $"%{f.Format.Text}"), .. rule.Rule.Output.Fields.Select(f => f.Key)];
        _json.WriteStartObject();
        _json.WriteStartObject("details");
        WriteCondition(rule.Tree, condition, source);
        WriteExceptions(definition.Exceptions);
        WriteExtraTexts([.. extra.Where(f => f.IsText)]);
        WriteReferences(definition.Condition);
        _json.WriteString("output_compiled", rule.Output.Written);
        WriteArray("output_fields", outputFields);
        WriteArray("plugins", condition.Fields.Concat(outputFields).Select(f => PluginOf(f, source)).OfType<string>().Distinct());
        _json.WriteEndObject();
        _json.WriteStartObject("info");
        _json.WriteBoolean("capture", definition.Captures);
        _json.WriteNumber("capture_duration", definition.CaptureDuration);
        _json.WriteString("condition", definition.Condition.Text);
        _json.WriteString("description", definition.Description);
        _json.WriteBoolean("enabled", definition.IsEnabled);
        _json.WriteString("name", definition.Name);
        _json.WriteString("output", definition.Output.Text);
        _json.WriteString("priority", definition.Priority.Name());
        _json.WriteString("source", definition.Source);
        WriteArray("tags", definition.Tags);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void WriteCondition(FilterExpression tree, ConditionDetails details, EventSource source)
    {
        _json.WriteString("condition_compiled", CanonicalText.Of(tree));
        WriteArray("condition_fields", details.Fields);
        WriteArray("condition_operators", details.Operators);
        WriteArray("events", EventNames.Of(tree, source));
    }

    void WriteExceptions(List<ExceptionDefinition> exceptions)
    {
        WriteArray("exception_fields", exceptions.Where(e => e.Values.Count > 0).SelectMany(e => Texts(e.Fields)).Distinct());
        WriteArray("exception_names", exceptions.Select(e => e.Name).Distinct());
        WriteArray("exception_operators", exceptions.SelectMany(e => e.Comparisons is { } some ? Texts(some) : [e.Fields!.IsList ? "=" : "in"]).Distinct());
    }

    void WriteExtraTexts(List<ExtraField> extra)
    {
        if (extra.Count == 0) return;
        _json.WriteStartObject("extra_output_formatted_fields");
        foreach (var field in extra) _json.WriteString(field.Key, field.Format.Text);
        _json.WriteEndObject();
    }

    static IEnumerable<string> Texts(ExceptionEntry? entry) => entry is null ? [] : (entry.Items ?? [entry]).Select(e => e.Text.Trim());

    // The macros and lists that are named where the condition was written.
    void WriteReferences(MappedText condition)
    {
        var written = ConditionParser.Parse(condition, new DiagnosticBag()) is { } tree ? ConditionDetails.Of(tree) : new ConditionDetails();
        WriteArray("lists", written.Values.Where(v => _rules.Collector.Lists.TryFind(v, out _)));
        WriteArray("macros", written.Macros.Where(m => _rules.Collector.Macros.TryFind(m, out _)));
    }

    // The plugin that gives a field in the reference.
    static string? PluginOf(string field, EventSource source) => source.Fields.Find(field.Split('[')[0]) switch
    {
        { } known when !known.Has(FieldTraits.Plugin) => null,
        { } known => known.Name.StartsWith("k8smeta.", StringComparison.Ordinal) ? "k8smeta" : "container",
        null => null,
    };

    void WriteArray(string name, IEnumerable<string> values)
    {
        _json.WriteStartArray(name);
        foreach (string value in values) _json.WriteStringValue(value);
        _json.WriteEndArray();
    }
}
