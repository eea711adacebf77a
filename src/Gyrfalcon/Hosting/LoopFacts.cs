using Gyrfalcon.Alerting;
using Gyrfalcon.Capture;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>What only the thread of the event loop may read, as it was at one moment.</summary>
sealed record LoopFacts
{
    /// <summary>Events so far, and when the last one happened, in nanoseconds since the epoch.</summary>
    public required long Events { get; init; }

    /// <inheritdoc cref="Events"/>
    public required ulong LastEventTime { get; init; }

    /// <summary>The rules in force.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>How many alerts each rule has raised.</summary>
    public required IReadOnlyList<KeyValuePair<Rule, long>> Alerts { get; init; }

    /// <summary>Alerts that did not go out as they came.</summary>
    public required AlertControlCounters Withheld { get; init; }

    /// <summary>Capture files that were begun around alerts, and how many could not be begun or ended early.</summary>
    public required (long Begun, long Failed) Recordings { get; init; }

    /// <summary>How much the state holds, may hold, and has refused.</summary>
    public required StateSizes Sizes { get; init; }

    /// <inheritdoc cref="Sizes"/>
    public required StateLimits Limits { get; init; }

    /// <inheritdoc cref="Sizes"/>
    public required StateCounters Counters { get; init; }

    /// <summary>Events that wait for metadata, what they take in bytes, and how many have waited in all.</summary>
    public required int Parked { get; init; }

    /// <inheritdoc cref="Parked"/>
    public required long ParkedBytes { get; init; }

    /// <inheritdoc cref="Parked"/>
    public required long ParkedInAll { get; init; }

    /// <summary>Alerts that went out without metadata, by the reason.</summary>
    public required IReadOnlyDictionary<string, long> EnrichmentFailures { get; init; }

    /// <summary>Containers without names of users, by the reason.</summary>
    public required IReadOnlyList<(string Reason, long Count)> UserFailures { get; init; }

    /// <summary>Bytes in the rings; events behind younger ones; what the probe wrote that is no event.</summary>
    public required ulong Backlog { get; init; }

    /// <inheritdoc cref="Backlog"/>
    public required ulong Late { get; init; }

    /// <inheritdoc cref="Backlog"/>
    public required ulong Malformed { get; init; }

    /// <summary>Threads that were looked up in /proc: found, gone, not asked for because there were too many.</summary>
    public required ulong LookupsAnswered { get; init; }

    /// <inheritdoc cref="LookupsAnswered"/>
    public required ulong LookupsGone { get; init; }

    /// <inheritdoc cref="LookupsAnswered"/>
    public required ulong LookupsRefused { get; init; }

    /// <summary>Reads them, on the thread of the event loop.</summary>
    public static LoopFacts Read(Agent agent, LiveHost live, LiveSource source) => new()
    {
        Events = agent.EventCount,
        LastEventTime = live.State.LastEventTime,
        Rules = agent.Rules,
        Alerts = [.. agent.Alerts],
        Withheld = agent.Withheld.Copy(),
        Recordings = agent.Recordings,
        Sizes = live.State.Sizes,
        Limits = live.State.Limits,
        Counters = live.State.Counters.Copy(),
        Parked = agent.ParkedCount,
        ParkedBytes = agent.ParkedBytes,
        ParkedInAll = agent.Enrichment.Parked,
        EnrichmentFailures = new Dictionary<string, long>(agent.Enrichment.Failures),
        UserFailures = [.. live.Events.Failures],
        Backlog = source.Backlog,
        Late = source.LateCount,
        Malformed = source.MalformedCount,
        LookupsAnswered = source.LookupsAnswered,
        LookupsGone = source.LookupsGone,
        LookupsRefused = source.LookupsRefused,
    };
}
