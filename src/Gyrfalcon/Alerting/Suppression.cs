using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Alerting;

/// <summary>Alerts that do not go out.</summary>
/// <param name="Rule">The name of the rule, in which <c>*</c> stands for any text.</param>
/// <param name="Condition">Which events of the rule; null for all.</param>
/// <param name="Reason">Why, for whoever reads the counters.</param>
public sealed record Suppression(string Rule, EventFilter? Condition, string Reason)
{
    /// <summary>Whether an alert is meant.</summary>
    public bool Covers(Rule rule, scoped in EventContext context) => Wildcard.Matches(Rule, rule.Name) && Condition?.Matches(context) != false;
}
