namespace Gyrfalcon.Drops;

/// <summary>When and how lost events are told (<c>config-cli</c> §2, <c>syscall_event_drops</c> and <c>syscall_event_timeouts</c>).</summary>
public sealed record DropOptions
{
    /// <summary><c>threshold</c>: the share of a second's events, up to which losses are passed over.</summary>
    public double Threshold { get; init; } = 0.1;

    /// <summary><c>actions</c>, in the order in which they are taken; none for <c>ignore</c>.</summary>
    public IReadOnlyList<DropAction> Actions { get; init; } = [];

    /// <summary><c>rate</c>: how many times a second actions may be taken, over a long time.</summary>
    public double Rate { get; init; } = 0.03333;

    /// <summary><c>max_burst</c>: how many times at once.</summary>
    public double MaxBurst { get; init; } = 1;

    /// <summary><c>simulate_drops</c>: one lost event a second is made up, and the threshold is 0.</summary>
    public bool Simulates { get; init; }

    /// <summary>
    /// <c>syscall_event_timeouts.max_consecutives</c>: how long no event may come, in time-outs of the reference: it waits up to 30 ms
    /// for an event.
    /// </summary>
    public int MaxTimeouts { get; init; } = 1000;

    /// <summary>The same as a time.</summary>
    public TimeSpan Silence => TimeSpan.FromMilliseconds(30) * MaxTimeouts;
}
