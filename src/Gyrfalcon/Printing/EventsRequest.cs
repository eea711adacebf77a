namespace Gyrfalcon.Printing;

/// <summary>What <c>gyr events</c> was asked for.</summary>
/// <param name="File">The capture.</param>
sealed record EventsRequest(string File)
{
    /// <summary>The condition; empty for all events.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The output format; null for that of sysdig.</summary>
    public string? Format { get; init; }

    /// <summary>Stops after so many events; null for all.</summary>
    public long? Count { get; init; }

    /// <summary>JSON instead of text.</summary>
    public bool AsJson { get; init; }

    /// <summary>A summary instead of the events.</summary>
    public bool Summary { get; init; }
}
