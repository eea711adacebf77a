using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>
/// Puts the trees of macros in the place of their names. A macro sees those that were first defined before its own last change;
/// a rule sees all (<c>rule-language</c> §3).
/// </summary>
sealed class MacroResolver(RulesCollector collector, ListSubstitution lists)
{
    readonly Dictionary<string, FilterExpression?> _resolved = [];
    readonly List<string> _open = [];

    /// <summary>The tree of a rule's condition without names of macros; null with errors when it cannot be had.</summary>
    public FilterExpression? Resolve(MappedText condition, DiagnosticBag diagnostics) =>
        ConditionParser.Parse(lists.Apply(condition), diagnostics) is { } tree ? Resolve(tree, int.MaxValue, diagnostics) : null;

    /// <summary>The tree of a macro, made once; its own errors are reported the first time.</summary>
    public FilterExpression? Resolve(MacroDefinition macro, DiagnosticBag diagnostics)
    {
        if (_resolved.TryGetValue(macro.Name, out var known)) return known;
        var own = new DiagnosticBag();
        _open.Add(macro.Name);
        var tree = ConditionParser.Parse(lists.Apply(macro.Condition), own);
        if (tree is not null) tree = Resolve(tree, macro.Visibility, own);
        _open.RemoveAt(_open.Count - 1);
        _resolved[macro.Name] = tree;
        diagnostics.AddFrom(own, $"macro '{macro.Name}'");
        return tree;
    }

    FilterExpression? Resolve(FilterExpression tree, int visibility, DiagnosticBag diagnostics)
    {
        switch (tree)
        {
            case AndExpression and:
                return ResolveAll(and.Operands, visibility, diagnostics) is { } all ? and with { Operands = all } : null;
            case OrExpression or:
                return ResolveAll(or.Operands, visibility, diagnostics) is { } any ? or with { Operands = any } : null;
            case NotExpression not:
                return Resolve(not.Operand, visibility, diagnostics) is { } operand ? not with { Operand = operand } : null;
            case IdentifierExpression identifier:
                return ResolveName(identifier, visibility, diagnostics);
            default:
                return tree;
        }
    }

    List<FilterExpression>? ResolveAll(IReadOnlyList<FilterExpression> operands, int visibility, DiagnosticBag diagnostics)
    {
        List<FilterExpression> resolved = [];
        foreach (var operand in operands)
        {
            if (Resolve(operand, visibility, diagnostics) is { } tree) resolved.Add(tree);
        }

        return resolved.Count == operands.Count ? resolved : null;
    }

    FilterExpression? ResolveName(IdentifierExpression identifier, int visibility, DiagnosticBag diagnostics)
    {
        if (_open.Contains(identifier.Name))
        {
            diagnostics.Error(LoadCodes.Validate, $"reference loop in macro '{identifier.Name}'", identifier.Span);
            return null;
        }

        if (collector.Macros.TryFind(identifier.Name, out var macro) && macro.Index < visibility)
        {
            macro.IsUsed = true;
            return Resolve(macro, diagnostics);
        }

        if (!collector.IsBroken("macro", identifier.Name))
        {
            string reason = macro is null ? "" : " It is defined after the macro that names it.";
            diagnostics.Error(
                LoadCodes.Validate, $"Undefined macro '{identifier.Name}' used in filter.{reason}", identifier.Span,
                macro is null ? Suggestions.Closest(identifier.Name, collector.Macros.Items.Select(m => m.Name)) : null);
        }

        return null;
    }
}
