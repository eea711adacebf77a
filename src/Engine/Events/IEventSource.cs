namespace Gyrfalcon.Engine.Events;

/// <summary>
/// Where events come from: the live probe, a capture file. One thread reads it; a block stays valid until the next call.
/// </summary>
public interface IEventSource : IDisposable
{
    /// <summary>
    /// Moves to the next event, in timestamp order.
    /// </summary>
    /// <returns>
    /// <see cref="ReadResult.Event"/> with <paramref name="view"/> set; <see cref="ReadResult.Idle"/> when none came within
    /// the source's poll interval (call again); <see cref="ReadResult.End"/> when there will be no more.
    /// </returns>
    /// <exception cref="CaptureException">The source is damaged or was lost; the message says where and what to do.</exception>
    ReadResult Read(out EventView view);
}
