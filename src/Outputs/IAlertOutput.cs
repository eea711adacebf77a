namespace Gyrfalcon.Outputs;

/// <summary>Where alert lines go. One thread calls it: the one of its <see cref="OutputQueue"/>.</summary>
public interface IAlertOutput : IDisposable
{
    /// <summary>The name in configuration and counters (<c>stdout</c>).</summary>
    string Name { get; }

    /// <summary>
    /// Delivers one alert.
    /// </summary>
    /// <param name="line">The alert as UTF-8 without a line break.</param>
    /// <exception cref="IOException">It could not be delivered.</exception>
    void Write(ReadOnlySpan<byte> line);
}
