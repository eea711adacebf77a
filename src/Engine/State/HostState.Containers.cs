namespace Gyrfalcon.Engine.State;

public sealed partial class HostState
{
    bool _writerAsks;

    /// <summary>
    /// Whether what runtimes know of containers comes later in the stream: somebody asks them, or whoever recorded the capture did.
    /// In other streams a container that is not known is not waited for.
    /// </summary>
    public bool AwaitsContainers => _writerAsks || RequestContainer is not null;

    /// <summary>Why nothing is known of the container of the event's thread; empty when it is known or on its way, or when nobody asks.</summary>
    internal ReadOnlySpan<byte> ContainerFailureOf(scoped in EventContext context) =>
        AwaitsContainers && context is { Container: null, Thread: { ContainerId.Length: > 0 } thread } ? ContainerRequests.FailureOf(thread.ContainerId.Span) : default;

    // The container that an event itself tells of is known.
    bool IsAwaited(scoped in EventContext context) =>
        context is { Container: null, Thread: { ContainerId.Length: > 0 } thread } && ContainerRequests.IsPending(thread.ContainerId.Span);
}
