using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Parking;

/// <summary>An event that waits for metadata of its container or pod.</summary>
/// <param name="snapshot">The event as it was.</param>
/// <param name="ruleset">The set that they are of, which another may have taken the place of since.</param>
/// <param name="rules">The rules that wait with it. Where one match is enough, the first of them; those behind it wait as well.</param>
/// <param name="awaited">What was on its way when it happened.</param>
sealed class ParkedEvent(EventSnapshot snapshot, Ruleset ruleset, Rule[] rules, StatePart awaited)
{
    public EventSnapshot Snapshot => snapshot;

    public Ruleset Ruleset => ruleset;

    public Rule[] Rules { get; set; } = rules;

    /// <summary>What was on its way when it happened.</summary>
    public StatePart Awaited { get; } = awaited;

    /// <summary>What of it still is.</summary>
    public StatePart Missing { get; set; } = awaited;
}
