using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What decides, beside the rules files, which rules there are.</summary>
public sealed record RulesOptions
{
    /// <summary>
    /// The sources that there are, at least one; rules of others are left out. The first is that of rules that name none.
    /// </summary>
    public IReadOnlyList<EventSource> Sources { get; init; } = [SyscallSource.Instance];

    /// <summary>The least grave priority that is loaded. Rules below it are still checked. The default takes all.</summary>
    public Priority MinimumPriority { get; init; } = Priority.Debug;

    /// <summary>How many rules may match one event. The default is the reference's.</summary>
    public RuleMatching Matching { get; init; } = RuleMatching.First;

    /// <summary>The rules to enable and disable, in order, after the files.</summary>
    public IReadOnlyList<RuleSelection> Selections { get; init; } = [];

    /// <summary>What is added to alerts, in order.</summary>
    public IReadOnlyList<AppendedOutput> AppendedOutputs { get; init; } = [];
}
