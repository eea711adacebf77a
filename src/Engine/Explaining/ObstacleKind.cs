namespace Gyrfalcon.Engine.Explaining;

/// <summary>Why a rule raised no alert for an event.</summary>
public enum ObstacleKind : byte
{
    /// <summary>The rule is disabled, in its files or by the configuration.</summary>
    Disabled,

    /// <summary>The rule is less grave than the configuration asks for.</summary>
    Priority,

    /// <summary>The event serves the state only, and no rule is asked of it.</summary>
    StateOnly,

    /// <summary>The rule is for events of other types.</summary>
    EventType,

    /// <summary>An exception of the rule applies.</summary>
    Exception,

    /// <summary>The condition is false.</summary>
    Condition,

    /// <summary>Another rule came first, and an event raises one alert (<c>rule_matching: first</c>).</summary>
    OtherRule,
}
