using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Compiles what was collected; reports every error of every rule, each place once. Warnings are reported for each rule.</summary>
sealed class RulesCompiler
{
    // A condition that is asked of more types than this is probably missing a check of the type (the reference's number; like
    // version 0.44 of it we say the same of one that can never be true).
    const int ManyEventTypes = 100;

    readonly RulesCollector _collector;
    readonly RulesOptions _options;
    readonly DiagnosticBag _diagnostics;
    readonly Dictionary<EventSource, SourceRules> _sources;
    readonly ListSubstitution _lists;
    readonly MacroResolver _macros;
    readonly OutputCompiler _outputs;

    // A macro with an error is bound again by every rule that uses it.
    readonly HashSet<(string Message, SourceSpan? Span)> _reported = [];

    public RulesCompiler(RulesCollector collector, RulesOptions options, DiagnosticBag diagnostics)
    {
        _collector = collector;
        _options = options;
        _diagnostics = diagnostics;
        _lists = new ListSubstitution(collector.Lists);
        _macros = new MacroResolver(collector, _lists);
        _sources = options.Sources.ToDictionary(s => s, s => new SourceRules(s));
        _outputs = new OutputCompiler(options.AppendedOutputs);
    }

    public RulesCompilation Compile()
    {
        // A macro that nothing uses must be right all the same.
        foreach (var macro in _collector.Macros.Items) _macros.Resolve(macro);
        _diagnostics.AddFrom(_macros.Diagnostics);

        List<RuleCompilation> rules = [];
        foreach (var definition in _collector.Rules.Items)
        {
            if (definition.KnownSource is { } source && Compile(definition, _sources[source]) is { } rule) rules.Add(rule);
        }

        WarnOfUnused();
        var selected = RuleSelector.Select([.. rules.Where(r => r.Definition.Priority <= _options.MinimumPriority)], _options.Selections);
        var bySource = selected.ToLookup(r => r.Definition.KnownSource);
        return new RulesCompilation(
            _options, _collector, _lists, _macros, rules, [.. _options.Sources.Select(s => _sources[s].ToRuleset(bySource[s], _options.Matching))]);
    }

    RuleCompilation? Compile(RuleDefinition definition, SourceRules source)
    {
        var own = new DiagnosticBag();
        var rule = Compile(definition, source, own);
        if (own.HasErrors && definition.SkipsUnknownFilter && own.Items.All(d => d.Severity == DiagnosticSeverity.Warning || IsUnknownFilter(d)))
        {
            var first = own.Items.First(d => d.Severity == DiagnosticSeverity.Error);
            own = new DiagnosticBag();
            own.Warning(LoadCodes.UnknownFilter, $"{first.Message}; the rule is left out", first.Span, first.Suggestion, first.Locations);
        }

        Report(own, definition);
        return rule;
    }

    RuleCompilation? Compile(RuleDefinition definition, SourceRules source, DiagnosticBag own)
    {
        var output = _outputs.Compile(definition, source.Binder, own);
        if (ExceptionText.Expand(definition, own) is not { } text || _macros.Resolve(definition, text, own) is not { } tree) return null;

        var bound = new DiagnosticBag();
        ConditionWarnings.Find(tree, source.Source.Fields, bound);
        var node = source.Binder.Bind(tree, bound);
        own.AddFromExpression(bound, definition.ConditionLocation);
        if (node is null || output is null) return null;

        if (source.Source.IsIndexedByType && definition.WarnsOfEventTypes && source.EventsNamedBy(tree).Count is 0 or > ManyEventTypes)
        {
            own.Warning(
                LoadCodes.NoEventType,
                "Rule matches too many evt.type values. This has a significant performance penalty. The condition does not say for which evt.type it is", definition.Span);
        }

        var rule = new Rule(definition.Name, definition.Description, definition.Priority, definition.Source, [.. definition.Tags], output.Text, definition.Condition)
        {
            OutputFields = output.Fields,
            Asks = node.Scope.Parts,
            Captures = definition.Captures,
            CaptureDuration = TimeSpan.FromMilliseconds(definition.CaptureDuration),
        };
        return new RuleCompilation(definition, rule, output, tree, node, source.IndexOf(tree));
    }

    void WarnOfUnused()
    {
        foreach (var macro in _collector.Macros.Items)
        {
            if (!_macros.IsUsed(macro))
                _diagnostics.Warning(LoadCodes.UnusedMacro, $"Macro not referred to by any other rule/macro: '{macro.Name}'", macro.Span, null, macro.Location);
        }

        foreach (var list in _collector.Lists.Items)
        {
            if (!_lists.IsUsed(list))
                _diagnostics.Warning(LoadCodes.UnusedList, $"List not referred to by any other rule/macro: '{list.Name}'", list.Span, null, list.Location);
        }
    }

    void Report(DiagnosticBag own, RuleDefinition definition)
    {
        foreach (var item in own.Items)
        {
            if (item.Severity == DiagnosticSeverity.Error && !_reported.Add((item.Message, item.Span))) continue;
            _diagnostics.Add(item with { Locations = [definition.Location, .. item.Locations], Macro = MacroAt(item.Span)?.Name });
        }

        _diagnostics.AddOmitted(own.Omitted);
    }

    // What is wrong with a macro is often found only when a rule with it is bound.
    MacroDefinition? MacroAt(SourceSpan? span) => span is { } place ? _collector.Macros.Items.FirstOrDefault(m => m.Condition.Covers(place)) : null;

    static bool IsUnknownFilter(Diagnostic diagnostic) =>
        diagnostic.IsUnknownName
        || diagnostic.Message.Contains("invalid formatting token", StringComparison.Ordinal)
        || diagnostic.Message.Contains("unknown filter:", StringComparison.Ordinal);
}
