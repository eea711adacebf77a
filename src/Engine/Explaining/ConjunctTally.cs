namespace Gyrfalcon.Engine.Explaining;

/// <summary>How many events a part of a condition has stopped, of those that the rule looks at.</summary>
/// <param name="Part">The part.</param>
public sealed record ConjunctTally(ConditionPart Part)
{
    /// <summary>The events for which it failed.</summary>
    public long Stopped { get; internal set; }

    /// <summary>Those for which nothing else did.</summary>
    public long StoppedAlone { get; internal set; }
}
