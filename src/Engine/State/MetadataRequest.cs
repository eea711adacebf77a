namespace Gyrfalcon.Engine.State;

/// <summary>
/// Asks the side that knows them for a container or a pod; the answer comes as an event of the stream: the thing itself, or
/// <see cref="Events.EventCode.ContainerFailed"/> or <see cref="Events.EventCode.PodFailed"/>. It returns at once.
/// </summary>
/// <param name="id">The id as threads have it, UTF-8; valid during the call.</param>
public delegate void MetadataRequest(ReadOnlySpan<byte> id);
