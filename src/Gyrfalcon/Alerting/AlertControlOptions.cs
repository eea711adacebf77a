namespace Gyrfalcon.Alerting;

/// <summary><c>gyrfalcon.alerts</c>: which alerts do not go out. By default all do.</summary>
public sealed record AlertControlOptions
{
    /// <summary><c>rollup_seconds</c>: how long alerts that are the same as one that went out are counted instead; zero for not at all.</summary>
    public TimeSpan RollupWindow { get; init; }

    /// <summary><c>rate_per_minute</c>: how many alerts of a rule go out in a minute in the long run; 0 for any number.</summary>
    public int RatePerMinute { get; init; }

    /// <summary><c>burst</c>: how many go out at once before the rate holds.</summary>
    public int Burst { get; init; } = 10;

    /// <summary><c>suppress</c>: alerts that are known and not wanted.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>Whether all alerts go out as they come.</summary>
    public bool IsOff => RollupWindow == TimeSpan.Zero && RatePerMinute == 0 && Suppressions.Count == 0;
}
