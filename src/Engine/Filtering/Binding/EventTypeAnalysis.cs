using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// Finds the event codes that a condition can be true for, so that it is asked of no others (<c>rule-language</c> §8): checks of
/// <c>evt.type</c> name them, other checks leave all open, negations are pushed down to the checks.
/// </summary>
public static class EventTypeAnalysis
{
    /// <summary>The codes of a condition whose macros are resolved.</summary>
    public static EventCodeSet EventsOf(FilterExpression expression) => EventsOf(expression, negated: false);

    static EventCodeSet EventsOf(FilterExpression expression, bool negated) => expression switch
    {
        NotExpression not => EventsOf(not.Operand, !negated),
        AndExpression and => Combine(and.Operands, negated, union: negated),
        OrExpression or => Combine(or.Operands, negated, union: !negated),
        CheckExpression check => EventsOf(check, negated),
        _ => EventCodeSet.All,
    };

    static EventCodeSet Combine(IReadOnlyList<FilterExpression> operands, bool negated, bool union)
    {
        var result = EventsOf(operands[0], negated);
        foreach (var operand in operands.Skip(1))
        {
            var events = EventsOf(operand, negated);
            result = union ? result.Union(events) : result.Intersect(events);
        }

        return result;
    }

    static EventCodeSet EventsOf(CheckExpression check, bool negated)
    {
        switch (check.Left)
        {
            case FieldExpression { Name: "evt.type" or "syscall.type", Argument: null }:
                if (check.Operator == CheckOperator.Exists) return negated ? new EventCodeSet() : EventCodeSet.All;
                if (check.Modifier != CheckModifier.None || Names(check) is not { } names) return EventCodeSet.All;
                var named = CodesOf(names);
                return check.Operator == CheckOperator.NotEqual != negated ? named.Complement() : named;
            case FieldExpression { Name: "evt.num", Argument: null } when AlwaysHolds(check) is { } holds:
                return holds != negated ? EventCodeSet.All : new EventCodeSet();
            default:
                return EventCodeSet.All;
        }
    }

    static IEnumerable<string>? Names(CheckExpression check) => (check.Operator, check.Right) switch
    {
        (CheckOperator.Equal or CheckOperator.NotEqual, LiteralExpression literal) => [literal.Text],
        (CheckOperator.In, LiteralListExpression list) => list.Items.Select(i => i.Text),
        (CheckOperator.In, LiteralExpression literal) => [literal.Text],
        _ => null,
    };

    static EventCodeSet CodesOf(IEnumerable<string> names)
    {
        var codes = new EventCodeSet();
        foreach (string name in names)
        {
            bool found = false;
            foreach (var info in EventTable.All)
            {
                if (info.Name != name) continue;
                codes.Add(info.Code);
                found = true;
            }

            if (found) continue;
            bool isSyscall = SyscallTable.Contains(name);
            codes.Add(isSyscall ? EventCode.GenericE : EventCode.AsynceventE);
            if (isSyscall) codes.Add(EventCode.GenericX);
        }

        return codes;
    }

    // evt.num is 1 or more: how never_true and always_true are written.
    static bool? AlwaysHolds(CheckExpression check)
    {
        var constants = check.Right switch
        {
            LiteralExpression literal => [literal.Text],
            LiteralListExpression list => list.Items.Select(i => i.Text).ToArray(),
            _ => [],
        };
        return (check.Operator, constants) switch
        {
            (CheckOperator.Equal or CheckOperator.In, ["0"]) => false,
            (CheckOperator.Less, ["0" or "1"]) => false,
            (CheckOperator.LessOrEqual, ["0"]) => false,
            (CheckOperator.NotEqual, ["0"]) => true,
            (CheckOperator.Greater, ["0"]) => true,
            (CheckOperator.GreaterOrEqual, ["0" or "1"]) => true,
            _ => null,
        };
    }
}
