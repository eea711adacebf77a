namespace Gyrfalcon.Engine.State;

/// <summary>
/// Asks the side that knows runtimes for a container; the answer comes as an event of the stream: the container itself, or
/// <see cref="Events.EventCode.ContainerFailed"/>. It returns at once.
/// </summary>
/// <param name="id">The id as threads have it, UTF-8; valid during the call.</param>
public delegate void ContainerRequest(ReadOnlySpan<byte> id);
