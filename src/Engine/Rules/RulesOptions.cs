namespace Gyrfalcon.Engine.Rules;

/// <summary>What decides, beside the rules files, which rules there are.</summary>
public sealed record RulesOptions
{
    /// <summary>The least grave priority that is loaded. Rules below it are still checked. The default takes all.</summary>
    public Priority MinimumPriority { get; init; } = Priority.Debug;

    /// <summary>How many rules may match one event. The default is the reference's.</summary>
    public RuleMatching Matching { get; init; } = RuleMatching.First;
}
