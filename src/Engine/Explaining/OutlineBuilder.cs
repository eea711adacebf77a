using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>
/// Makes the outline of a rule that has been compiled: its condition is parsed once more, so that macros are still there by their
/// names, and each check is bound by itself.
/// </summary>
sealed class OutlineBuilder
{
    readonly RulesCompilation _rules;
    readonly RuleDefinition _rule;
    readonly PredicateTable _predicates = new();
    readonly ConditionBinder _binder;
    readonly Dictionary<string, ConditionPart> _macros = [];
    readonly Dictionary<string, CheckedValue> _values = [];
    readonly Dictionary<(SourceText, int), ItemLocation> _listItems = [];

    // Nothing can be wrong with what was compiled before.
    readonly DiagnosticBag _diagnostics = new();
    int _count;

    public OutlineBuilder(RulesCompilation rules, RuleDefinition rule)
    {
        _rules = rules;
        _rule = rule;
        _binder = new ConditionBinder(_predicates, rule.KnownSource!);
        foreach (var list in rules.Collector.Lists.Items)
        {
            foreach (var item in list.Items) _listItems[(item.Span.Source, item.Span.Start)] = list.Location;
        }
    }

    public ConditionOutline Build()
    {
        var root = Visit(Parse(ExceptionText.Expand(_rule, _diagnostics)!), isWritten: true);
        return new ConditionOutline(root, _count, _predicates);
    }

    FilterExpression Parse(MappedText condition) =>
        _rules.Macros.Parse(condition, _diagnostics) ?? throw new InvalidOperationException(_diagnostics.Items[0].Message);

    // What comes from an exception was put together from its fields and values, and has no text of its own.
    ConditionPart Visit(FilterExpression expression, bool isWritten)
    {
        switch (expression)
        {
            case AndExpression and:
                return Join(PartKind.All, and, and.Operands, isWritten);
            case OrExpression or:
                return Join(PartKind.Any, or, or.Operands, isWritten);
            case NotExpression not when _rule.Exceptions.Find(e => e.Span == not.Span) is { } exception:
                return new ConditionPart(_count++, PartKind.Exception, exception.Name, exception.Span, Visit(not.Operand, isWritten: false)) { Definition = exception.Location };
            case NotExpression not:
                return new ConditionPart(_count++, PartKind.Not, TextOf(not, isWritten), not.Span, Visit(not.Operand, isWritten));
            case IdentifierExpression identifier:
                return VisitMacro(identifier);
            default:
                return VisitCheck((CheckExpression)expression, isWritten);
        }
    }

    ConditionPart Join(PartKind kind, FilterExpression expression, IReadOnlyList<FilterExpression> operands, bool isWritten) =>
        new(_count++, kind, TextOf(expression, isWritten), PlaceOf(expression, isWritten), [.. operands.Select(o => Visit(o, isWritten))]);

    ConditionPart VisitMacro(IdentifierExpression identifier)
    {
        _rules.Collector.Macros.TryFind(identifier.Name, out var macro);
        if (!_macros.TryGetValue(identifier.Name, out var part)) _macros.Add(identifier.Name, part = Visit(Parse(macro!.Condition), isWritten: true));
        return new ConditionPart(_count++, PartKind.Macro, identifier.Name, identifier.Span, part) { Definition = macro!.Location };
    }

    ConditionPart VisitCheck(CheckExpression check, bool isWritten)
    {
        IEnumerable<LiteralExpression> constants = check.Right switch
        {
            LiteralExpression literal => [literal],
            LiteralListExpression list => list.Items,
            _ => [],
        };
        return new ConditionPart(_count++, PartKind.Check, TextOf(check, isWritten), PlaceOf(check, isWritten))
        {
            Node = _binder.Bind(check, _diagnostics),
            Values = [.. ValuesOf(check.Left).Concat(ValuesOf(check.Right)).Distinct()],
            Constants = [.. constants.Select(OfList).OfType<ListedConstant>()],
        };
    }

    ListedConstant? OfList(LiteralExpression constant) =>
        _listItems.TryGetValue((constant.Span.Source, constant.Span.Start), out var list) ? new ListedConstant(constant.Text, list, constant.Span) : null;

    // What a transformer makes, then what it makes it of.
    IEnumerable<CheckedValue> ValuesOf(ValueExpression? expression) => expression switch
    {
        FieldExpression field => [ValueOf(field)],
        TransformerExpression { Name: "val" } transformer => ValuesOf(transformer.Arguments[0]),
        TransformerExpression transformer => [ValueOf(transformer), .. ExpressionParts.FieldsOf(transformer).Select(ValueOf)],
        _ => [],
    };

    CheckedValue ValueOf(ValueExpression expression)
    {
        string name = expression.ToString();
        if (_values.TryGetValue(name, out var known)) return known;
        var value = new CheckedValue(name, _binder.BindValue(expression, _diagnostics)!);
        // Two places where such a field is written say different things.
        if (!value.KeepsItsPlace) _values.Add(name, value);
        return value;
    }

    // In an exception the values tell more than the fields, which all of them share.
    static SourceSpan PlaceOf(FilterExpression expression, bool isWritten) => expression switch
    {
        _ when isWritten => expression.Span,
        AndExpression and => PlaceOf(and.Operands[^1], isWritten),
        CheckExpression { Right: { } value } => value.Span,
        _ => expression.Span,
    };

    static string TextOf(FilterExpression expression, bool isWritten)
    {
        var span = expression.Span;
        return isWritten && span.Length > 0 ? OneLine(span.Source.Text.AsSpan(span.Start, span.Length)) : expression.ToString();
    }

    static string OneLine(ReadOnlySpan<char> text) => string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
