using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// Finds the events for which a condition can be true at all, by the rules of <c>rule-language</c> §8: checks of the event's type
/// give a set of codes, every other check could be true for any event, negated or not. Negations are pushed down to the checks.
/// </summary>
public static class EventTypeAnalysis
{
    /// <summary>The codes of the events that a condition has to be evaluated for. Macros must have been put in place.</summary>
    public static EventCodeSet EventsOf(FilterExpression expression, EventSource source) => new Walk(source, knowsNumbers: true).Visit(expression, negated: false, depth: 0);

    /// <summary>
    /// The codes that the condition names by their type, which is what people are told of. It is taken for possible here that an
    /// event has the number 0: rules are switched off by a check that it has, and are still for their types.
    /// </summary>
    public static EventCodeSet EventsNamedBy(FilterExpression expression, EventSource source) => new Walk(source, knowsNumbers: false).Visit(expression, negated: false, depth: 0);

    // Macros are shared by the rules that use them, so one expression may be met many times: each is computed once.
    sealed class Walk(EventSource source, bool knowsNumbers)
    {
        readonly Dictionary<FilterExpression, EventCodeSet> _plain = new(ReferenceEqualityComparer.Instance);
        readonly Dictionary<FilterExpression, EventCodeSet> _negated = new(ReferenceEqualityComparer.Instance);

        public EventCodeSet Visit(FilterExpression expression, bool negated, int depth)
        {
            // The binder refuses what is deeper.
            if (depth > ConditionBinder.MaxDepth) return EventCodeSet.All;
            var known = negated ? _negated : _plain;
            if (known.TryGetValue(expression, out var codes)) return codes;
            codes = expression switch
            {
                AndExpression and => negated ? Union(and.Operands, negated, depth) : Intersection(and.Operands, negated, depth),
                OrExpression or => negated ? Intersection(or.Operands, negated, depth) : Union(or.Operands, negated, depth),
                NotExpression not => Visit(not.Operand, !negated, depth + 1),
                CheckExpression check => OfCheck(check, source, negated, knowsNumbers),
                _ => EventCodeSet.All,
            };
            known.Add(expression, codes);
            return codes;
        }

        EventCodeSet Union(IReadOnlyList<FilterExpression> operands, bool negated, int depth)
        {
            var codes = EventCodeSet.Empty;
            foreach (var operand in operands) codes |= Visit(operand, negated, depth + 1);
            return codes;
        }

        EventCodeSet Intersection(IReadOnlyList<FilterExpression> operands, bool negated, int depth)
        {
            var codes = EventCodeSet.All;
            foreach (var operand in operands) codes &= Visit(operand, negated, depth + 1);
            return codes;
        }
    }

    static EventCodeSet OfCheck(CheckExpression check, EventSource source, bool negated, bool knowsNumbers)
    {
        if (check.Left is not FieldExpression { Argument: null } field || check.Modifier != CheckModifier.None) return EventCodeSet.All;
        var role = source.Fields.Find(field.Name)?.Role;
        bool? always = knowsNumbers && role == FieldRole.EventNumber ? OutcomeForNumber(check) : null;
        if (always is not null) return always.Value != negated ? EventCodeSet.All : EventCodeSet.Empty;
        if (check.Operator == CheckOperator.Exists && role is (FieldRole.EventType or FieldRole.SomeEventTypes)) return negated ? EventCodeSet.Empty : EventCodeSet.All;
        if (TypesOf(check, source) is not { } names) return EventCodeSet.All;
        var codes = names.Aggregate(EventCodeSet.Empty, (all, name) => all | source.Types.CodesOf(name));
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
