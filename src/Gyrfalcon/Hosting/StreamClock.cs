namespace Gyrfalcon.Hosting;

/// <summary>
/// The time of a live stream while it pauses: that of its last event, and what has passed since. The host's clock may have been set
/// since the stream began; this one does not mind.
/// </summary>
sealed class StreamClock
{
    const ulong NanosecondsPerMillisecond = 1_000_000;

    ulong _lastEvent;
    long _since;

    /// <summary>The time of the stream, nanoseconds since the epoch; to be asked often while it pauses.</summary>
    /// <param name="lastEvent">The time of the last event.</param>
    public ulong Read(ulong lastEvent)
    {
        long now = Environment.TickCount64;
        if (lastEvent != _lastEvent) (_lastEvent, _since) = (lastEvent, now);
        return lastEvent + (ulong)(now - _since) * NanosecondsPerMillisecond;
    }
}
