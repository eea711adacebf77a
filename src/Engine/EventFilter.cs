using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules.Loading;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine;

/// <summary>One condition without a rule around it, asked of every event. It belongs to the thread that asks it.</summary>
public sealed class EventFilter
{
    readonly PredicateTable _predicates;
    readonly FilterNode _condition;

    EventFilter(PredicateTable predicates, FilterNode condition)
    {
        _predicates = predicates;
        _condition = condition;
    }

    /// <summary>Reads a condition; null after errors.</summary>
    /// <param name="text">The condition. There are no lists and no macros.</param>
    /// <param name="source">The source of the events.</param>
    /// <param name="diagnostics">Takes what is wrong, and warnings.</param>
    public static EventFilter? Compile(MappedText text, EventSource source, DiagnosticBag diagnostics)
    {
        if (ConditionParser.Parse(text, diagnostics) is not { } expression) return null;
        var predicates = new PredicateTable();
        if (new ConditionBinder(predicates, source).Bind(expression, diagnostics) is not { } condition) return null;
        ConditionWarnings.Find(expression, source.Fields, diagnostics);
        return new EventFilter(predicates, condition);
    }

    /// <summary>Whether an event satisfies the condition. Nothing is allocated.</summary>
    public bool Matches(scoped in EventContext context)
    {
        _predicates.BeginEvent();
        return _condition.Evaluate(context);
    }
}
