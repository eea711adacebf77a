namespace Gyrfalcon.Outputs;

/// <summary>How alerts wait for an output.</summary>
public sealed record QueueOptions
{
    /// <summary>
    /// How many alerts wait at most when the configuration does not say. With lines of about 1 KB that is 16 MB; the
    /// reference's default has no bound and grows until it is killed.
    /// </summary>
    public const int DefaultCapacity = 16_384;

    /// <summary>How many bytes of lines wait at most, whatever the capacity says: lines may have megabytes.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    /// <summary><c>outputs_queue.capacity</c>: how many alerts may wait; 0 means <see cref="DefaultCapacity"/>.</summary>
    public int Capacity { get; init; }

    /// <summary><c>buffered_outputs</c>: alerts that wait together may be written together. None stays in a buffer once none waits.</summary>
    public bool Buffered { get; init; }
}
