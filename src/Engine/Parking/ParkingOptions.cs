namespace Gyrfalcon.Engine.Parking;

/// <summary>How long events may wait for the metadata of their container, and how many at a time.</summary>
public sealed record ParkingOptions
{
    /// <summary>How long, by the time of the stream; zero for not at all, as the reference does it.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many events at most; the one that has waited longest is decided to make room.</summary>
    public int MaxEvents { get; init; } = 4096;

    /// <summary>What they may take in memory, in bytes. An event takes some 10 KiB, most of it the environments of its lineage.</summary>
    public long MaxBytes { get; init; } = 16 * 1024 * 1024;
}
