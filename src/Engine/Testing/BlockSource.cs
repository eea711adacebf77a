using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Events from blocks in memory.</summary>
sealed class BlockSource(IReadOnlyList<byte[]> blocks) : IEventSource
{
    int _next;

    /// <inheritdoc/>
    public ReadResult Read(out EventView view)
    {
        view = default;
        if (_next >= blocks.Count) return ReadResult.End;
        if (!EventView.TryCreate(blocks[_next++], 0, out view, out string? error)) throw new CaptureException(error);
        return ReadResult.Event;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
