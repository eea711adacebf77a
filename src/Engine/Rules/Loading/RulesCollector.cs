using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Everything that the rules files define, with what later items append to, replace or switch (<c>rule-language</c> §2, §3).</summary>
sealed class RulesCollector
{
    readonly HashSet<(string Kind, string Name)> _broken = [];
    int _sequence;

    public DefinitionTable<ListDefinition> Lists { get; } = new();

    public DefinitionTable<MacroDefinition> Macros { get; } = new();

    public DefinitionTable<RuleDefinition> Rules { get; } = new();

    /// <summary>The highest version of the engine that the files require.</summary>
    public EngineVersion RequiredEngine { get; private set; }

    /// <summary>The plugins that the files require: of each list of alternatives one.</summary>
    public List<List<PluginRequirement>> RequiredPlugins { get; } = [];

    /// <summary>The number of the file that is being read.</summary>
    public int File { get; set; }

    /// <summary>Notes that an item could not be read, so that what needs it is not reported as well.</summary>
    public void MarkBroken(string kind, string name) => _broken.Add((kind, name));

    public void Require(EngineVersion version)
    {
        if (version.IsNewerThan(RequiredEngine)) RequiredEngine = version;
    }

    public bool IsBroken(string kind, string name) => _broken.Contains((kind, name));

    public void Define(ListDefinition list) => Lists.Define(list, ++_sequence, File);

    public void Define(MacroDefinition macro) => Macros.Define(macro, ++_sequence, File);

    public void Define(RuleDefinition rule, DiagnosticBag diagnostics)
    {
        if (Rules.TryFind(rule.Name, out var earlier) && earlier.Source != rule.Source)
        {
            diagnostics.Error(LoadCodes.Validate, $"Rule has been re-defined with a different source: '{earlier.Source}' at {earlier.Span}, now '{rule.Source}'", rule.Span);
            return;
        }

        // What is wrong with an exception is reported now, and the rule compiled without it. The fields of an unknown source are unknown.
        if (rule.KnownSource is { } source) rule.Exceptions.RemoveAll(e => !ExceptionChecks.CheckFields(e, source.Fields, diagnostics));
        else diagnostics.Warning(LoadCodes.UnknownSource, $"Unknown source {rule.Source}, skipping; the rule is left out", rule.Span);
        Rules.Define(rule, ++_sequence, File);
    }

    public void Append(ListDefinition list, DiagnosticBag diagnostics)
    {
        if (!Lists.TryFind(list.Name, out var earlier))
        {
            Missing("list", "List uses 'append' or 'override.items: append'", list.Name, list.Span, Lists.Items, diagnostics);
            return;
        }

        earlier.Items.AddRange(list.Items);
        DefinitionTable<ListDefinition>.Touch(earlier, ++_sequence, File);
    }

    public void Append(MacroDefinition macro, DiagnosticBag diagnostics)
    {
        if (!Macros.TryFind(macro.Name, out var earlier))
        {
            Missing("macro", "Macro uses 'append' or 'override.condition: append'", macro.Name, macro.Span, Macros.Items, diagnostics);
            return;
        }

        earlier.Condition = Join(earlier.Condition, macro.Condition, macro.Span);
        DefinitionTable<MacroDefinition>.Touch(earlier, ++_sequence, File);
    }

    /// <summary>Appends to what a rule has: text behind a blank, tags to the set, values to exceptions.</summary>
    public void Append(RuleUpdate update, DiagnosticBag diagnostics)
    {
        if (Find(update, "Rule uses 'append' or 'override.<key>: append'", diagnostics) is not { } rule) return;
        if (update.Condition is { } condition) rule.Condition = Join(rule.Condition, condition, update.Span);
        if (update.Output is { } output) rule.Output = Join(rule.Output, output, update.Span);
        if (update.Description is { } description) rule.Description = $"{rule.Description} {description}";
        if (update.Tags is { } tags) rule.Tags.UnionWith(tags);
        if (update.Exceptions is { } exceptions) ExceptionMerger.Append(rule, exceptions, diagnostics);
        foreach (string key in update.Keys) rule.Places.Append(update.Places, key);
        rule.Items.Add(update.Location.Span);
        DefinitionTable<RuleDefinition>.Touch(rule, ++_sequence, File);
    }

    /// <summary>Puts what an item says in the place of what a rule has.</summary>
    public void Replace(RuleUpdate update, DiagnosticBag diagnostics)
    {
        if (Find(update, "An 'override.<key>: replace' to a rule was requested", diagnostics) is not { } rule) return;
        rule.Condition = update.Condition ?? rule.Condition;
        rule.Output = update.Output ?? rule.Output;
        rule.Description = update.Description ?? rule.Description;
        rule.Priority = update.Priority ?? rule.Priority;
        rule.IsEnabled = update.IsEnabled ?? rule.IsEnabled;
        rule.WarnsOfEventTypes = update.WarnsOfEventTypes ?? rule.WarnsOfEventTypes;
        rule.SkipsUnknownFilter = update.SkipsUnknownFilter ?? rule.SkipsUnknownFilter;
        rule.Captures = update.Captures ?? rule.Captures;
        rule.CaptureDuration = update.CaptureDuration ?? rule.CaptureDuration;
        rule.Tags = update.Tags ?? rule.Tags;
        rule.Exceptions = update.Exceptions?.FindAll(e => rule.KnownSource is not { } source || ExceptionChecks.CheckFields(e, source.Fields, diagnostics)) ?? rule.Exceptions;
        NotePlaces(rule, update);
        DefinitionTable<RuleDefinition>.Touch(rule, ++_sequence, File);
    }

    /// <summary>Turns a rule on or off, which does not count as a change of it.</summary>
    public void Switch(RuleUpdate update, DiagnosticBag diagnostics)
    {
        if (!Rules.TryFind(update.Name, out var rule))
        {
            Missing("rule", "Rule has 'enabled' key", update.Name, update.Span, Rules.Items, diagnostics);
            return;
        }

        rule.IsEnabled = update.IsEnabled!.Value;
        NotePlaces(rule, update);
    }

    static void NotePlaces(RuleDefinition rule, RuleUpdate update)
    {
        foreach (string key in update.Keys) rule.Places.Replace(update.Places, key);
        if (rule.Items[^1] != update.Location.Span) rule.Items.Add(update.Location.Span);
    }

    RuleDefinition? Find(RuleUpdate update, string asked, DiagnosticBag diagnostics)
    {
        if (!Rules.TryFind(update.Name, out var rule))
        {
            Missing("rule", asked, update.Name, update.Span, Rules.Items, diagnostics);
            return null;
        }

        if (update.Source.Length == 0 || update.Source == rule.Source) return rule;
        diagnostics.Error(LoadCodes.Validate, $"Rule has been re-defined with a different source: it has '{rule.Source}', this says '{update.Source}'", update.Span);
        return null;
    }

    void Missing(string kind, string asked, string name, SourceSpan span, IEnumerable<Definition> known, DiagnosticBag diagnostics)
    {
        if (IsBroken(kind, name)) return;
        diagnostics.Error(
            LoadCodes.Validate, $"{asked} but no {kind} by that name already exists", span, Suggestions.Closest(name, known.Select(d => d.Name)));
    }

    static MappedText Join(MappedText earlier, MappedText added, SourceSpan place) =>
        new MappedTextBuilder().Append(earlier).Append(" ", place).Append(added).ToText(place);
}
