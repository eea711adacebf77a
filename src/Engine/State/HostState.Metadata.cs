namespace Gyrfalcon.Engine.State;

public sealed partial class HostState
{
    StatePart _writerAsks;

    /// <summary>Whether what was told of containers and pods is kept as it was told, so that <see cref="Scap.StateWriter"/> can tell it again.</summary>
    public bool KeepsDescriptions { get; init; }

    /// <summary>
    /// What comes later in the stream: what runtimes know of containers, what an API server knows of pods. Somebody asks them, or
    /// whoever recorded the capture did. In other streams what is not known is not waited for.
    /// </summary>
    public StatePart Follows =>
        _writerAsks | (RequestContainer is null ? 0 : StatePart.Container) | (RequestPod is null ? 0 : StatePart.Kubernetes);

    /// <summary>Why nothing is known of the container of the event's thread; empty when it is known or on its way, or when nobody asks.</summary>
    internal ReadOnlySpan<byte> ContainerFailureOf(scoped in EventContext context) =>
        (Follows & StatePart.Container) != 0 && context is { Container: null, Thread: { ContainerId.Length: > 0 } thread }
            ? ContainerRequests.FailureOf(thread.ContainerId.Span)
            : default;

    /// <summary>Why nothing is known of the pod of the event's thread; empty when it is known or on its way, or when there is none.</summary>
    internal ReadOnlySpan<byte> PodFailureOf(scoped in EventContext context)
    {
        if (context.Thread is not { } thread || PodUidOf(thread, stackalloc byte[PodUid.MaxLength]) is not { IsEmpty: false } uid) return default;
        if (Kubernetes.Find(KubernetesKind.Pod, uid) is not null) return default;
        if (PodRequests.FailureOf(uid) is { IsEmpty: false } failure) return failure;
        return (Follows & StatePart.Kubernetes) != 0 && PodRequests.IsPending(uid) ? default : "kubernetes: no API server has told of the pod"u8;
    }

    /// <summary>The uid of a thread's pod, which is in its cgroups, else with its container; empty when it is in none, or none is known.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="room">Takes the uid, at least <see cref="PodUid.MaxLength"/> bytes.</param>
    internal ReadOnlySpan<byte> PodUidOf(ThreadEntry thread, Span<byte> room)
    {
        var uid = PodUid.Find(thread.Cgroups.Span, room);
        return uid.IsEmpty ? Containers.Find(thread.ContainerId.Span)?.PodUid : uid;
    }

    /// <summary>What of a thread's container and pod was asked for, and has neither come nor been given up.</summary>
    internal StatePart AwaitedOf(ThreadEntry thread)
    {
        var follows = Follows;
        var awaited = StatePart.None;
        if ((follows & StatePart.Container) != 0 && ContainerRequests.IsPending(thread.ContainerId.Span)) awaited = StatePart.Container;
        if ((follows & StatePart.Kubernetes) == 0) return awaited;

        // Where the cgroups do not say which pod it is, the runtime may.
        var pod = PodUidOf(thread, stackalloc byte[PodUid.MaxLength]);
        bool isAwaited = pod.IsEmpty ? awaited != StatePart.None : PodRequests.IsPending(pod);
        return isAwaited ? awaited | StatePart.Kubernetes : awaited;
    }

    /// <summary>Sees to it that container and pod of a thread become known; to be called when its cgroups were told.</summary>
    internal void FindOrRequestMetadata(ThreadEntry thread, ulong time)
    {
        if (_onlyContainer.Length > 0) thread.ContainerId.Set(_onlyContainer);
        FindOrRequestPod(PodUid.Find(thread.Cgroups.Span, stackalloc byte[PodUid.MaxLength]), time);
        var id = thread.ContainerId.Span;
        if (id.IsEmpty || Containers.Find(id) is not null || !ContainerRequests.Add(id, time)) return;
        RequestContainer?.Invoke(id);
    }

    /// <summary>Sees to it that a pod becomes known; an empty uid is none.</summary>
    internal void FindOrRequestPod(ReadOnlySpan<byte> uid, ulong time)
    {
        if (uid.IsEmpty || Kubernetes.Find(KubernetesKind.Pod, uid) is not null || !PodRequests.Add(uid, time)) return;
        RequestPod?.Invoke(uid);
    }
}
