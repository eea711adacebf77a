using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Rules;

/// <summary>A rule with all that the files say of it.</summary>
public sealed class RuleCompilation
{
    internal RuleCompilation(RuleDefinition definition, Rule rule, RuleOutput output, FilterExpression tree, FilterNode condition, EventCodeSet events)
    {
        Definition = definition;
        Rule = rule;
        Output = output;
        Tree = tree;
        Condition = condition;
        Events = events;
    }

    /// <summary>The rule as its alerts show it.</summary>
    public Rule Rule { get; }

    /// <summary>Where it is defined; what changes it later may be elsewhere.</summary>
    public SourceSpan Place => Definition.Location.Span;

    internal RuleDefinition Definition { get; }

    /// <summary>The output with what the configuration adds to it.</summary>
    internal RuleOutput Output { get; }

    /// <summary>The condition with exceptions, lists and macros in it.</summary>
    internal FilterExpression Tree { get; }

    /// <summary>The condition, ready to be asked.</summary>
    internal FilterNode Condition { get; }

    /// <summary>The event codes that it is asked of.</summary>
    internal EventCodeSet Events { get; }
}
