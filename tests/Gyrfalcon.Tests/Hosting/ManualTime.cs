namespace Gyrfalcon.Tests.Hosting;

/// <summary>A clock that stands still until it is moved.</summary>
sealed class ManualTime : TimeProvider
{
    long _ticks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => _ticks;

    /// <summary>Moves it on.</summary>
    public void Advance(double seconds) => _ticks += (long)(seconds * TimeSpan.TicksPerSecond);
}
