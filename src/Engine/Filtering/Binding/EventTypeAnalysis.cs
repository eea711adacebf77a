using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// Finds the events for which a condition can be true at all, by the rules of <c>rule-language</c> §8: checks of the event's type
/// give a set of codes, every other check could be true for any event, negated or not. Negations are pushed down to the checks.
/// Macros are shared by the rules that use them, so one expression may be met many times: what was found of it is remembered.
/// </summary>
public sealed class EventTypeAnalysis
{
    readonly EventSource _source;
    readonly bool _knowsNumbers;
    readonly Dictionary<FilterExpression, EventCodeSet> _plain = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<FilterExpression, EventCodeSet> _negated = new(ReferenceEqualityComparer.Instance);

    EventTypeAnalysis(EventSource source, bool knowsNumbers)
    {
        _source = source;
        _knowsNumbers = knowsNumbers;
    }

    /// <summary>Finds the codes of the events that conditions have to be evaluated for.</summary>
    public static EventTypeAnalysis ToEvaluate(EventSource source) => new(source, knowsNumbers: true);

    /// <summary>
    /// Finds the codes that conditions name by their type, which is what people are told of. It is taken for possible here that an
    /// event has the number 0: rules are switched off by a check that it has, and are still for their types.
    /// </summary>
    public static EventTypeAnalysis ToTell(EventSource source) => new(source, knowsNumbers: false);

    /// <summary>The codes of a condition's events. Macros must have been put in place.</summary>
    public EventCodeSet EventsOf(FilterExpression condition) => Visit(condition, negated: false, depth: 0);

    EventCodeSet Visit(FilterExpression expression, bool negated, int depth)
    {
        // The binder refuses what is deeper.
        if (depth > ConditionBinder.MaxDepth) return EventCodeSet.All;
        return expression switch
        {
            AndExpression and => Visit(and, and.Operands, meet: !negated, negated, depth),
            OrExpression or => Visit(or, or.Operands, meet: negated, negated, depth),
            NotExpression not => Visit(not.Operand, !negated, depth + 1),
            CheckExpression check => OfCheck(check, negated),
            _ => EventCodeSet.All,
        };
    }

    EventCodeSet Visit(FilterExpression expression, IReadOnlyList<FilterExpression> operands, bool meet, bool negated, int depth)
    {
        var known = negated ? _negated : _plain;
        if (known.TryGetValue(expression, out var codes)) return codes;
        codes = meet ? EventCodeSet.All : EventCodeSet.Empty;
        foreach (var operand in operands)
        {
            var those = Visit(operand, negated, depth + 1);
            codes = meet ? codes & those : codes | those;
        }

        known.Add(expression, codes);
        return codes;
    }

    EventCodeSet OfCheck(CheckExpression check, bool negated)
    {
        if (check.Left is not FieldExpression { Argument: null } field || check.Modifier != CheckModifier.None) return EventCodeSet.All;
        var role = _source.Fields.Find(field.Name)?.Role;
        bool? always = _knowsNumbers && role == FieldRole.EventNumber ? OutcomeForNumber(check) : null;
        if (always is not null) return always.Value != negated ? EventCodeSet.All : EventCodeSet.Empty;
        if (check.Operator == CheckOperator.Exists && role is (FieldRole.EventType or FieldRole.SomeEventTypes)) return negated ? EventCodeSet.Empty : EventCodeSet.All;
        if (TypesOf(check, _source) is not { } names) return EventCodeSet.All;
        var codes = names.Aggregate(EventCodeSet.Empty, (all, name) => all | _source.Types.CodesOf(name));
        return negated != (check.Operator == CheckOperator.NotEqual) ? ~codes : codes;
    }

    // What a check of the event's number always is, given that the first event has number 1; null when it depends on the event.
    static bool? OutcomeForNumber(CheckExpression check)
    {
        if (check.Operator == CheckOperator.In)
        {
            return check.Right is LiteralListExpression list && list.Items.All(i => LiteralReader.TryParseUnsigned(i.Text, out ulong item) && item == 0) ? false : null;
        }

        if (check.Right is not LiteralExpression literal || !LiteralReader.TryParseUnsigned(literal.Text, out ulong number)) return null;
        return check.Operator switch
        {
            CheckOperator.Equal or CheckOperator.LessOrEqual when number == 0 => false,
            CheckOperator.Less when number <= 1 => false,
            CheckOperator.NotEqual or CheckOperator.Greater when number == 0 => true,
            CheckOperator.GreaterOrEqual when number <= 1 => true,
            _ => null,
        };
    }

    /// <summary>The types that a check compares the event's type with; null when it does something else.</summary>
    internal static IEnumerable<string>? TypesOf(CheckExpression check, EventSource source)
    {
        if (check.Left is not FieldExpression { Argument: null } field || source.Fields.Find(field.Name)?.Role is not (FieldRole.EventType or FieldRole.SomeEventTypes)) return null;
        if (check.Modifier != CheckModifier.None || check.Operator is not (CheckOperator.Equal or CheckOperator.In or CheckOperator.NotEqual)) return null;
        return check.Right switch
        {
            LiteralExpression literal => [literal.Text],
            LiteralListExpression list => list.Items.Select(i => i.Text),
            _ => [],
        };
    }
}
