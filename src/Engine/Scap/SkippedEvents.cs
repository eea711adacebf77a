namespace Gyrfalcon.Engine.Scap;

/// <summary>The events of a capture that were not given, counted by reason.</summary>
public sealed class SkippedEvents
{
    readonly long[] _counts = new long[Enum.GetValues<SkipReason>().Length];

    /// <summary>All of them.</summary>
    public long Total => _counts.Sum();

    /// <summary>How many there are for one reason.</summary>
    public long this[SkipReason reason] => _counts[(int)reason];

    /// <summary>What the reason is, to be put behind "N events".</summary>
    public static string Describe(SkipReason reason) => reason switch
    {
        SkipReason.UnknownCode => "of types that this version does not know, from a newer writer",
        SkipReason.UnusedCode => "of types that no writer is known to have used",
        SkipReason.UnknownLayout => "with a number of parameters that no writer is known to have given them",
        SkipReason.OtherCall => "without their arguments, because the thread had entered another call",
        SkipReason.TooLong => "that would be longer than 64 KiB in today's layout",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    internal void Add(SkipReason reason) => _counts[(int)reason]++;
}
