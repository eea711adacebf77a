namespace Gyrfalcon.Explaining;

/// <summary>What <c>gyr explain</c> is asked.</summary>
/// <param name="Rule">The rule's name.</param>
sealed record ExplainRequest(string Rule)
{
    /// <summary>The capture; null to watch this host.</summary>
    public string? CaptureFile { get; init; }

    /// <summary>The numbers of the events to explain; empty for those that explain most.</summary>
    public SortedSet<long> Events { get; init; } = [];

    /// <summary>How many events to explain when none are chosen.</summary>
    public int Count { get; init; } = 3;

    /// <summary>How long to watch this host.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether macros are opened that do not decide.</summary>
    public bool OpensAll { get; init; }

    /// <summary>Whether to write JSON.</summary>
    public bool AsJson { get; init; }
}
