using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Hosting;

/// <summary>Writes what another source gives to a capture file and passes it on, so that one run gives alerts and capture.</summary>
sealed class RecordingSource(IEventSource source, ScapWriter writer) : IEventSource
{
    /// <inheritdoc/>
    public ReadResult Read(out EventView view)
    {
        var result = source.Read(out view);
        if (result == ReadResult.Event) writer.Write(view);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
