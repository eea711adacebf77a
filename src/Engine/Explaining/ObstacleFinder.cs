using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>Finds the reasons why a rule raises no alert, those too that are no part of its condition.</summary>
/// <param name="rules">What was loaded.</param>
/// <param name="rule">The rule.</param>
/// <param name="outline">The rule's condition.</param>
/// <param name="codes">The events that the rule looks at.</param>
/// <param name="types">The same in words.</param>
sealed class ObstacleFinder(RulesCompilation rules, RuleCompilation rule, ConditionOutline outline, EventCodeSet codes, string types)
{
    /// <summary>Why the rule is asked of no event at all; null when it is in force.</summary>
    public Obstacle? Standing { get; } = FindStanding(rules, rule);

    /// <summary>Every reason for an event; none when an alert was raised.</summary>
    /// <param name="view">The event.</param>
    /// <param name="truths">What the condition came to.</param>
    /// <param name="matches">The rules that raised an alert.</param>
    public IReadOnlyList<Obstacle> Find(EventView view, OutlineTruths truths, IReadOnlyList<Rule> matches)
    {
        if (matches.Contains(rule.Rule)) return [];
        List<Obstacle> found = [];
        if (Standing is not null) found.Add(Standing);
        if (view.IsStateOnly)
            found.Add(new(ObstacleKind.StateOnly, "the capture keeps the event only for what it changes, as a filter of its writer had dropped it: no rule is asked of it", null));
        else if (!view.IsForRules)
            found.Add(new(ObstacleKind.StateOnly, "it is the beginning of a call, kept for its arguments: rules are asked of the end", null));
        if (!codes.Contains(view.Code) && !rule.Events.Contains(view.Code))
            found.Add(new(ObstacleKind.EventType, $"the rule is not asked of {view.Info?.Name} events: it looks at {types}", rule.Place));
        else if (!rule.Events.Contains(view.Code))
            found.Add(new(ObstacleKind.EventType, "the rule is asked of no event, because its condition can never be true", rule.Place));
        AddCondition(truths, found);
        if (found.Count == 0 && matches is [var first])
        {
            var other = rules.Rules.First(r => r.Rule == first);
            found.Add(new(ObstacleKind.OtherRule, $"'{first.Name}' matched before it, and with rule_matching: first an event raises one alert", other.Place));
        }

        return found;
    }

    void AddCondition(OutlineTruths truths, List<Obstacle> found)
    {
        if (truths[outline.Root] == PartTruth.True) return;
        foreach (var exception in outline.Conjuncts.Where(c => c.Kind == PartKind.Exception && truths[c] == PartTruth.False))
            found.Add(new(ObstacleKind.Exception, $"the exception '{exception.Text}' applies", exception.Place));
        var parts = outline.Conjuncts.Where(c => c.Kind != PartKind.Exception).ToList();
        int failing = parts.Count(p => truths[p] != PartTruth.True);
        string failed = parts.Count == 1 ? "its condition failed" : $"{failing} of the {parts.Count} parts of its condition failed";
        if (failing > 0) found.Add(new(ObstacleKind.Condition, failed, rule.Place));
    }

    static Obstacle? FindStanding(RulesCompilation rules, RuleCompilation rule)
    {
        if (rules.IsInForce(rule)) return null;
        var definition = rule.Definition;
        if (definition.Priority > rules.Options.MinimumPriority)
        {
            SourceSpan? place = definition.Places.Of("priority") is [.., var written] ? written : null;
            return new(ObstacleKind.Priority, $"the rule is not loaded: its priority is {definition.Priority.Name()}, and the configuration wants {rules.Options.MinimumPriority.Name()} or graver", place);
        }

        if (definition.IsEnabled) return new(ObstacleKind.Disabled, "the rule is disabled by 'rules' of the configuration", null);
        return new(ObstacleKind.Disabled, "the rule is disabled", definition.Places.Of("enabled") is [.., var disabled] ? disabled : null);
    }
}
