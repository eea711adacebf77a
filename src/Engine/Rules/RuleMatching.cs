namespace Gyrfalcon.Engine.Rules;

/// <summary>How many rules may match one event (<c>rule_matching</c>).</summary>
public enum RuleMatching
{
    /// <summary>The first in the order of the ruleset.</summary>
    First,

    /// <summary>Every one, in that order.</summary>
    All,
}
