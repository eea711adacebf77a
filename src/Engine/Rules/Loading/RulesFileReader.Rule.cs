using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

sealed partial class RulesFileReader
{
    static readonly string[] s_appendable = ["condition", "output", "desc", "tags", "exceptions"];

    static readonly string[] s_replaceable =
    [
        "condition", "output", "desc", "priority", "capture", "capture_duration", "tags", "exceptions", "enabled", "warn_evttypes",
        "skip-if-unknown-filter",
    ];

    static readonly string[] s_ruleKeys =
    [
        "rule", "condition", "output", "desc", "priority", "source", "enabled", "capture", "capture_duration", "warn_evttypes",
        "skip-if-unknown-filter", "tags", "exceptions", "override", "append",
    ];

    void ReadRule(ItemReader reader)
    {
        YamlScalar? name = reader.Required("rule");
        bool appends = ReadAppend(reader);
        Overrides overrides = ReadOverrides(reader, appends, s_appendable, s_replaceable);
        reader.WarnOfUnknownKeys(s_ruleKeys);
        // What was to be overridden cannot be told any more.
        if (name is null || (overrides.IsEmpty && reader.Has("override") && reader.Diagnostics.HasErrors)) return;

        if (!overrides.IsEmpty) ReadOverride(reader, name, overrides);
        else if (appends) ReadLegacyAppend(reader, name);
        else if (reader.Has("condition") || reader.Has("output") || reader.Has("desc") || reader.Has("priority")) ReadDefinition(reader, name);
        else ReadSwitch(reader, name);
    }

    void ReadDefinition(ItemReader reader, YamlScalar name)
    {
        YamlScalar? condition = reader.Required("condition");
        YamlScalar? output = reader.Required("output");
        YamlScalar? description = reader.Required("desc");
        Priority? priority = reader.Priority("priority");
        string source = reader.Optional("source")?.Value ?? sources[0].Name;
        bool? isEnabled = reader.Bool("enabled");
        bool? captures = reader.Bool("capture");
        uint? captureDuration = reader.Number("capture_duration");
        bool? warns = reader.Bool("warn_evttypes");
        bool? skips = reader.Bool("skip-if-unknown-filter");
        SortedSet<string> tags = reader.Tags();
        List<ExceptionDefinition> exceptions = ReadExceptions(reader, appends: false);
        if (condition is null) return;

        // A rule with other errors is defined all the same: its condition is to be checked now and not after those are mended.
        var rule = new RuleDefinition(LocationOf(reader, name), name.Span)
        {
            Condition = condition.Text,
            ConditionLocation = new ItemLocation(ItemTypes.RuleCondition, "", condition.Span),
            Output = output?.Text.Trim() ?? new MappedTextBuilder().ToText(name.Span),
            OutputLocation = new ItemLocation(ItemTypes.RuleOutput, "", output?.Span ?? name.Span),
            Description = description?.Value ?? "",
            Priority = priority ?? Priority.Debug,
            Source = source,
            KnownSource = sources.FirstOrDefault(s => s.Name == source),
            IsEnabled = isEnabled ?? true,
            Captures = captures ?? false,
            CaptureDuration = captureDuration ?? 0,
            WarnsOfEventTypes = warns ?? true,
            SkipsUnknownFilter = skips ?? false,
            Tags = tags,
            Exceptions = exceptions,
            Places = PartPlaces.Of(reader.Item),
        };
        collector.Define(rule, reader.Diagnostics);
    }

    void ReadOverride(ItemReader reader, YamlScalar name, Overrides overrides)
    {
        CheckOverriddenKeys(reader, overrides);
        string source = reader.OptionalOrEmpty("source");
        RuleUpdate? appended = overrides.HasAppends ? ReadUpdate(reader, name, source, overrides.Appends, appends: true) : null;
        RuleUpdate? replaced = overrides.HasReplacements ? ReadUpdate(reader, name, source, overrides.Replaces, appends: false) : null;
        if (reader.Diagnostics.HasErrors) return;

        if (appended is not null) collector.Append(appended, reader.Diagnostics);
        if (replaced is not null) collector.Replace(replaced, reader.Diagnostics);
    }

    static RuleUpdate ReadUpdate(ItemReader reader, YamlScalar name, string source, Func<string, bool> takes, bool appends) => new(LocationOf(reader, name), name.Span)
    {
        Places = PartPlaces.Of(reader.Item),
        Source = source,
        Condition = takes("condition") ? reader.Optional("condition")?.Text : null,
        Output = takes("output") ? reader.Optional("output")?.Text : null,
        Description = takes("desc") ? reader.Optional("desc")?.Value : null,
        Tags = takes("tags") ? reader.Tags() : null,
        Exceptions = takes("exceptions") ? ReadExceptions(reader, appends) : null,
        Priority = takes("priority") && reader.Has("priority") ? reader.Priority("priority") : null,
        Captures = takes("capture") ? reader.Bool("capture") : null,
        CaptureDuration = takes("capture_duration") ? reader.Number("capture_duration") : null,
        IsEnabled = takes("enabled") ? reader.Bool("enabled") : null,
        WarnsOfEventTypes = takes("warn_evttypes") ? reader.Bool("warn_evttypes") : null,
        SkipsUnknownFilter = takes("skip-if-unknown-filter") ? reader.Bool("skip-if-unknown-filter") : null,
    };

    // The old way to append: it takes the condition and the exceptions, and nothing else.
    void ReadLegacyAppend(ItemReader reader, YamlScalar name)
    {
        var update = new RuleUpdate(LocationOf(reader, name), name.Span)
        {
            Places = PartPlaces.Of(reader.Item),
            Source = reader.OptionalOrEmpty("source"),
            Condition = reader.Optional("condition")?.Text,
            Exceptions = reader.Has("exceptions") ? ReadExceptions(reader, appends: true) : null,
        };
        if (reader.Diagnostics.HasErrors) return;

        if (update.Condition is null && update.Exceptions is null)
        {
            // A name that is nowhere is the graver mistake, as the reference has it.
            if (collector.Rules.TryFind(name.Value, out _))
                reader.Diagnostics.Error(LoadCodes.Validate, "Appended rule must have exceptions or condition property", name.Span);
            else collector.Append(update, reader.Diagnostics);
            return;
        }

        collector.Append(update, reader.Diagnostics);
    }

    // An item with nothing but 'enabled' turns an earlier rule on or off.
    void ReadSwitch(ItemReader reader, YamlScalar name)
    {
        if (reader.Required("enabled") is not { } scalar || reader.Bool("enabled") is not { } isEnabled) return;
        reader.Diagnostics.Warning(
            LoadCodes.DeprecatedItem,
            "The standalone 'enabled' key usage is deprecated. The correct approach requires also a 'replace' entry under the 'override' key (i.e. 'enabled: replace').",
            scalar.Span);
        var update = new RuleUpdate(LocationOf(reader, name), name.Span) { Places = PartPlaces.Of(reader.Item), IsEnabled = isEnabled };
        collector.Switch(update, reader.Diagnostics);
    }

    static ItemLocation LocationOf(ItemReader reader, YamlScalar name) => new(ItemTypes.Rule, name.Value, reader.Item.Span);
}
