using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Rules.Reporting;

/// <summary>The names of the events that a condition is for, sorted.</summary>
static class EventNames
{
    public static IEnumerable<string> Of(FilterExpression condition, EventSource source)
    {
        var codes = source.IsIndexedByType ? EventTypeAnalysis.ToTell(source).EventsOf(condition) | source.AlwaysAsked : source.AlwaysAsked;
        SortedSet<string> names = new(StringComparer.Ordinal);
        foreach (var row in EventTable.All)
        {
            if (codes.Contains(row.Code) && row.Code is not (EventCode.GenericE or EventCode.GenericX)) names.Add(row.Name);
        }

        // The events of many syscalls share one code, and only the name tells them apart.
        if (codes.Contains(EventCode.GenericX)) names.UnionWith(SyscallTable.Generic.Where(name => CanBeTrue(condition, source, name, negated: false)));
        return names;
    }

    static bool CanBeTrue(FilterExpression condition, EventSource source, string name, bool negated) => condition switch
    {
        NotExpression not => CanBeTrue(not.Operand, source, name, !negated),
        AndExpression and => negated ? and.Operands.Any(o => CanBeTrue(o, source, name, negated)) : and.Operands.All(o => CanBeTrue(o, source, name, negated)),
        OrExpression or => negated ? or.Operands.All(o => CanBeTrue(o, source, name, negated)) : or.Operands.Any(o => CanBeTrue(o, source, name, negated)),
        CheckExpression check when EventTypeAnalysis.TypesOf(check, source) is { } names => names.Contains(name) != (check.Operator == CheckOperator.NotEqual) != negated,
        _ => true,
    };
}
