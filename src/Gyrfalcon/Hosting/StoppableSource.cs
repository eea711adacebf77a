using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Hosting;

/// <summary>Ends a source when a stop was asked for.</summary>
sealed class StoppableSource(IEventSource source, StopSignal stop) : IEventSource
{
    /// <inheritdoc/>
    public ReadResult Read(out EventView view)
    {
        if (!stop.IsRequested) return source.Read(out view);
        view = default;
        return ReadResult.End;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
