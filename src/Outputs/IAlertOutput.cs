namespace Gyrfalcon.Outputs;

/// <summary>Where alerts go. One thread calls all but <see cref="Unblock"/>: that of its <see cref="OutputQueue"/>.</summary>
public interface IAlertOutput : IDisposable
{
    /// <summary>The name in log and counters (<c>stdout</c>), which is that of the configuration without <c>_output</c>.</summary>
    string Name { get; }

    /// <summary>Whether alerts that are written without <c>flush</c> go together with those after them.</summary>
    bool IsBatched => false;

    /// <summary>How many alerts wait in it for being sent with the next ones; 0 after a flush that did not fail.</summary>
    int Held => 0;

    /// <summary>Delivers one alert.</summary>
    /// <param name="alert">The alert. When delivery failed, the next one is the same again.</param>
    /// <param name="flush">Whether nothing may stay in a buffer; false when another alert follows at once and buffers are wanted.</param>
    /// <exception cref="IOException">It could not be delivered now.</exception>
    /// <exception cref="AlertRefusedException">It cannot be delivered.</exception>
    void Write(in Alert alert, bool flush);

    /// <summary>Opens anew what is kept open: a file that was moved away, a program that goes on.</summary>
    /// <exception cref="IOException">It cannot be opened; the next alert tries again.</exception>
    void Reopen()
    {
    }

    /// <summary>Makes a delivery that hangs fail, where that is possible. Any thread may call it.</summary>
    void Unblock()
    {
    }
}
