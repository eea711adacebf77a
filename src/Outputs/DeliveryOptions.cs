namespace Gyrfalcon.Outputs;

/// <summary>How alerts are handed to an output.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How often an alert is tried before it is given up; where waiting costs nothing but room in a bounded queue, for ever.</summary>
    public int Tries { get; init; } = int.MaxValue;

    /// <summary>The pause after the first failure; it doubles up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between two tries: how late an output notices at most that its receiver is back.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary><c>output_timeout</c>: a delivery that takes longer is reported; it goes on all the same.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);
}
