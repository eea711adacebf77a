namespace Gyrfalcon.Fuzz;

/// <summary>What a run of one target has found.</summary>
public sealed class FuzzResult(string target)
{
    /// <summary>How many failures are kept.</summary>
    public const int MaxFailures = 10;

    /// <summary>The target.</summary>
    public string Target { get; } = target;

    /// <summary>The inputs that were loaded.</summary>
    public int Accepted { get; set; }

    /// <summary>The inputs that were refused.</summary>
    public int Refused { get; set; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>How long the slowest input took.</summary>
    public TimeSpan Slowest { get; set; }

    /// <summary>The number of the slowest input.</summary>
    public int SlowestNumber { get; set; }

    /// <summary>The most that one input allocated, bytes.</summary>
    public long LargestBytes { get; set; }

    /// <summary>The number of the input that allocated most.</summary>
    public int LargestNumber { get; set; }

    /// <summary>What went wrong: number, input and exception.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>All inputs that were run.</summary>
    public int Count => Accepted + Refused + Failures.Count;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Target,-9} {Count,7} inputs in {Duration.TotalSeconds,5:F1} s: {Accepted} accepted, {Refused} refused, {Failures.Count} failed; "
        + $"slowest {Slowest.TotalMilliseconds:F0} ms (input {SlowestNumber}), most memory {LargestBytes >> 20} MiB (input {LargestNumber})";
}
