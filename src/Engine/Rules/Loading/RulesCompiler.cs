using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Compiles what was collected into a ruleset; reports every error of every rule, each place once.</summary>
sealed class RulesCompiler(RulesCollector collector, RulesOptions options, DiagnosticBag diagnostics)
{
    // A condition that is asked of more types than this is probably missing a check of evt.type (the reference's number).
    const int ManyEventTypes = 100;

    readonly PredicateTable _predicates = new();

    // A macro with an error is bound again by every rule that uses it.
    readonly HashSet<(string Message, SourceSpan? Span)> _reported = [];

    public Ruleset Compile()
    {
        var lists = new ListSubstitution(collector.Lists);
        var macros = new MacroResolver(collector, lists);
        var binder = new ConditionBinder(_predicates);
        List<CompiledRule> compiled = [];
        foreach (var definition in collector.Rules.Items)
        {
            var own = new DiagnosticBag();
            var rule = Compile(definition, macros, binder, own);
            if (own.HasErrors && definition.SkipsUnknownFilter && own.Items.All(IsUnknownFilter))
            {
                var first = own.Items.First(d => d.Severity == DiagnosticSeverity.Error);
                diagnostics.Warning(LoadCodes.UnknownFilter, $"rule '{definition.Name}' is left out: {first.Message}", first.Span, first.Suggestion);
                continue;
            }

            Report(own, $"rule '{definition.Name}'");
            if (rule is not null && definition.IsEnabled && definition.Priority <= options.MinimumPriority) compiled.Add(rule);
        }

        // A macro that nothing uses must be right all the same.
        var unused = new DiagnosticBag();
        foreach (var macro in collector.Macros.Items)
        {
            bool isUsed = macro.IsUsed;
            macros.Resolve(macro, unused);
            if (!isUsed) unused.Warning(LoadCodes.UnusedMacro, $"macro '{macro.Name}' is not used", macro.Span);
        }

        foreach (var list in collector.Lists.Items)
        {
            if (!list.IsUsed) unused.Warning(LoadCodes.UnusedList, $"list '{list.Name}' is not used", list.Span);
        }

        Report(unused, null);
        return new Ruleset(compiled, _predicates, options.Matching);
    }

    static CompiledRule? Compile(RuleDefinition definition, MacroResolver macros, ConditionBinder binder, DiagnosticBag own)
    {
        if (!definition.HasKnownSource)
        {
            own.Warning(LoadCodes.UnknownSource, $"unknown event source '{definition.Source}'; the rule is left out", definition.Span);
            return null;
        }

        var output = OutputFormat.Compile(definition.Output, own);
        if (ExceptionText.Expand(definition, own) is not { } text || macros.Resolve(definition, text, own) is not { } tree) return null;
        ConditionWarnings.Find(tree, own);
        var node = binder.Bind(tree, own);
        if (node is null || output is null) return null;

        var events = EventTypeAnalysis.EventsOf(tree);
        if (definition.WarnsOfEventTypes && events.Count > ManyEventTypes)
            own.Warning(LoadCodes.NoEventType, "the condition does not say for which evt.type it is; it is asked of every event", definition.Span);
        var rule = new Rule(definition.Name, definition.Description, definition.Priority, definition.Source, [.. definition.Tags], output, definition.Condition)
        {
            Captures = definition.Captures,
            CaptureDuration = TimeSpan.FromMilliseconds(definition.CaptureDuration),
        };
        return new CompiledRule(rule, node, events);
    }

    void Report(DiagnosticBag own, string? holder)
    {
        foreach (var item in own.Items)
        {
            if (!_reported.Add((item.Message, item.Span))) continue;
            IEnumerable<string> holders = holder is null ? item.Context : [holder, .. item.Context];
            if (item.Context.Count == 0 && MacroAt(item.Span) is { } macro) holders = holders.Append($"macro '{macro.Name}'");
            diagnostics.Add(item with { Context = [.. holders] });
        }

        diagnostics.AddOmitted(own.Omitted);
    }

    // What is wrong with a macro is often found only when a rule with it is bound.
    MacroDefinition? MacroAt(SourceSpan? span) => span is { } place ? collector.Macros.Items.FirstOrDefault(m => m.Condition.Covers(place)) : null;

    static bool IsUnknownFilter(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Warning
        || diagnostic.IsUnknownName
        || diagnostic.Message.Contains("invalid formatting token", StringComparison.Ordinal)
        || diagnostic.Message.Contains("unknown filter:", StringComparison.Ordinal);
}
