using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>
/// Puts the trees of macros in the place of their names. A macro sees those that were first defined before its own last change;
/// a rule sees all of the files up to its own (<c>rule-language</c> §3).
/// </summary>
sealed class MacroResolver(RulesCollector collector, ListSubstitution lists)
{
    // Macros of macros multiply: thirty of them, each naming the one before twice, would be a thousand million checks. The
    // largest condition of the upstream rules has 700.
    const int MaxChecks = 100_000;

    // Calls nest as deep as a condition does, here, in the binder and when it is asked.
    const int MaxDepth = 1000;

    readonly Dictionary<string, ExpandedCondition?> _resolved = [];
    readonly HashSet<string> _used = [];
    readonly List<string> _open = [];
    int _depth;

    /// <summary>A rule's condition without names of macros; null with errors when it cannot be had.</summary>
    public FilterExpression? Resolve(RuleDefinition rule, MappedText condition, DiagnosticBag diagnostics) =>
        Expand(condition, rule.ConditionLocation, int.MaxValue, rule.LastFile, diagnostics)?.Tree;

    /// <summary>What is wrong with the macros themselves; each is reported once, and not again for those that name it.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>Whether a rule or another macro has needed a macro so far.</summary>
    public bool IsUsed(MacroDefinition macro) => _used.Contains(macro.Name);

    /// <summary>A macro's condition without names of macros; null with errors in <see cref="Diagnostics"/> when it cannot be had.</summary>
    public ExpandedCondition? Resolve(MacroDefinition macro)
    {
        if (_resolved.TryGetValue(macro.Name, out var known)) return known;
        var own = new DiagnosticBag();
        _open.Add(macro.Name);
        var condition = Expand(macro.Condition, macro.ConditionLocation, macro.Visibility, macro.LastFile, own);
        _open.RemoveAt(_open.Count - 1);
        _resolved[macro.Name] = condition;
        Diagnostics.AddFrom(own, macro.Location);
        return condition;
    }

    ExpandedCondition? Expand(MappedText condition, ItemLocation location, int visibility, int file, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var tree = Parse(condition, own);
        diagnostics.AddFromExpression(own, location);
        if (tree is null) return null;

        own = new DiagnosticBag();
        var expanded = Resolve(tree, visibility, file, own);
        if (expanded is not null && (expanded.Checks > MaxChecks || expanded.Depth > MaxDepth))
        {
            string message = expanded.Depth > MaxDepth ? $"nested deeper than {MaxDepth} levels" : $"larger than {MaxChecks} checks";
            own.Error(LoadCodes.CompileCondition, $"with its macros the condition is {message}", tree.Span);
            expanded = null;
        }

        diagnostics.AddFromExpression(own);
        return expanded;
    }

    /// <summary>A condition with its lists in it and its macros by their names; null with errors when it cannot be parsed.</summary>
    public FilterExpression? Parse(MappedText condition, DiagnosticBag diagnostics)
    {
        var attempt = new DiagnosticBag();
        if (lists.Apply(condition.Trim(), placesOfItems: true, diagnostics) is not { } text) return null;
        if (ConditionParser.Parse(text, attempt) is { } tree) return tree;
        ConditionParser.Parse(lists.Apply(condition.Trim(), placesOfItems: false, diagnostics)!, diagnostics);
        return null;
    }

    ExpandedCondition? Resolve(FilterExpression tree, int visibility, int file, DiagnosticBag diagnostics)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            diagnostics.Error(LoadCodes.CompileCondition, $"with its macros the condition is nested deeper than {MaxDepth} levels", tree.Span);
            return null;
        }

        var resolved = tree switch
        {
            AndExpression and => ResolveAll(and.Operands, all => and with { Operands = all }, visibility, file, diagnostics),
            OrExpression or => ResolveAll(or.Operands, any => or with { Operands = any }, visibility, file, diagnostics),
            NotExpression not => Resolve(not.Operand, visibility, file, diagnostics) is { } operand
                ? new ExpandedCondition(not with { Operand = operand.Tree }, operand.Checks, operand.Depth + 1)
                : null,
            IdentifierExpression identifier => ResolveName(identifier, visibility, file, diagnostics),
            _ => new ExpandedCondition(tree, 1, 1),
        };
        _depth--;
        return resolved;
    }

    ExpandedCondition? ResolveAll(
        IReadOnlyList<FilterExpression> operands, Func<FilterExpression[], FilterExpression> join, int visibility, int file, DiagnosticBag diagnostics)
    {
        var trees = new FilterExpression[operands.Count];
        long checks = 0;
        int depth = 0;
        bool isWhole = true;
        for (int i = 0; i < trees.Length; i++)
        {
            if (Resolve(operands[i], visibility, file, diagnostics) is not { } operand)
            {
                isWhole = false;
                continue;
            }

            trees[i] = operand.Tree;
            checks += operand.Checks;
            depth = Math.Max(depth, operand.Depth);
        }

        return isWhole ? new ExpandedCondition(join(trees), checks, depth + 1) : null;
    }

    ExpandedCondition? ResolveName(IdentifierExpression identifier, int visibility, int file, DiagnosticBag diagnostics)
    {
        if (collector.Macros.TryFind(identifier.Name, out var macro) && macro.Index < visibility && macro.FirstFile <= file)
        {
            _used.Add(macro.Name);
            if (!_open.Contains(macro.Name)) return Resolve(macro);
            ReportLoop(macro, identifier.Span);
            return null;
        }

        if (collector.IsBroken("macro", identifier.Name)) return null;
        string reason =
            macro is not null ? $" It is defined at {macro.Span}, which is too late for this {(visibility == int.MaxValue ? "file" : "macro")}"
            : " Expected a check such as proc.name = sh, or the name of a macro";
        diagnostics.Error(
            LoadCodes.Validate, $"Undefined macro '{identifier.Name}' used in filter.{reason}", identifier.Span,
            macro is null ? Suggestions.Closest(identifier.Name, collector.Macros.Items.Select(m => m.Name)) : null);
        return null;
    }

    // It is reported for the macro that is being compiled, and names the first other one on the way, as the reference has it.
    void ReportLoop(MacroDefinition macro, SourceSpan place)
    {
        var compiled = collector.Macros.Items.First(m => m.Name == _open[0]);
        string name = macro == compiled && _open.Count > 1 ? _open[1] : macro.Name;
        string way = string.Join(" > ", _open.SkipWhile(m => m != macro.Name).Append(macro.Name));
        Diagnostics.Error(
            LoadCodes.Validate, $"reference loop in macro '{name}': {way}", place, null, compiled.Location, new ItemLocation(ItemTypes.ConditionExpression, "", place));
    }
}
