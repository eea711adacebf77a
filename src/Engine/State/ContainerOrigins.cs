namespace Gyrfalcon.Engine.State;

/// <summary>
/// Tells the processes that a runtime puts into a running container from the container's own. Both kinds have a parent outside,
/// the runtime or its shim; the first one finds the container empty. Ids of pid namespaces say less: a container in a pod with
/// <c>shareProcessNamespace</c> has its first process in a namespace that is there, and one with the host's has none of its own.
/// </summary>
static class ContainerOrigins
{
    /// <summary>A process was made. Its parent is the one that the kernel names, which for runc's stages (CLONE_PARENT) is runc.</summary>
    public static void SetOfChild(ThreadEntry child, ThreadEntry parent)
    {
        if (child.ContainerId.Length == 0 || !IsSameContainer(child, parent)) return;
        child.ContainerOrigin = parent.Leader.ContainerOrigin is ContainerOrigin.Exec or ContainerOrigin.AfterExec
            ? ContainerOrigin.AfterExec
            : ContainerOrigin.Start;
    }

    /// <summary>
    /// A process got a program. Once known the origin stays: a process that replaces its program, or whose parent has gone and left
    /// it to somebody outside, came in no other way for that.
    /// </summary>
    public static void SetOfExec(ThreadTable threads, ThreadEntry thread)
    {
        if (thread.ContainerOrigin == ContainerOrigin.Exec) thread.ContainerOrigin = ContainerOrigin.AfterExec;
        if (thread.ContainerId.Length == 0 || thread.ContainerOrigin != ContainerOrigin.Unknown) return;
        if (threads.ParentOf(thread) is not { IsPlaceholder: false } parent || IsSameContainer(thread, parent)) return;
        thread.ContainerOrigin = thread.VPid != 1 && HasOtherProcess(threads, thread) ? ContainerOrigin.Exec : ContainerOrigin.Start;
    }

    /// <summary>
    /// The stream begins: marks what was put into containers before. Of several processes with a parent in the host's pid
    /// namespace the container's own is the one with the id 1 inside, else the oldest.
    /// </summary>
    public static void SetOfScan(ThreadTable threads)
    {
        Dictionary<byte[], ThreadEntry> first = new(Utf8Comparer.Instance);
        List<ThreadEntry> entered = [];
        var byId = first.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var thread in threads.All)
        {
            if (thread.ContainerId.Length > 0) thread.ContainerOrigin = ContainerOrigin.Start;
            if (!HasParentOnHost(threads, thread)) continue;
            if (!byId.TryGetValue(thread.ContainerId.Span, out var other)) byId[thread.ContainerId.Span] = thread;
            else if (IsBefore(thread, other))
            {
                byId[thread.ContainerId.Span] = thread;
                entered.Add(other);
            }
            else entered.Add(thread);
        }

        foreach (var thread in entered)
        {
            thread.ContainerOrigin = ContainerOrigin.Exec;
            MarkDescendants(thread);
        }
    }

    static void MarkDescendants(ThreadEntry ancestor)
    {
        var open = new Stack<ThreadEntry>([ancestor]);
        while (open.TryPop(out var parent))
            for (var child = parent.FirstChild; child is not null; child = child.NextSibling)
            {
                // Damaged input may hold a loop.
                if (child.ContainerOrigin != ContainerOrigin.Start || !IsSameContainer(child, ancestor)) continue;
                child.ContainerOrigin = ContainerOrigin.AfterExec;
                open.Push(child);
            }
    }

    static bool HasParentOnHost(ThreadTable threads, ThreadEntry thread) =>
        thread is { IsLeader: true, IsPlaceholder: false, ContainerId.Length: > 0 } && thread.VPid != thread.Pid
        && threads.ParentOf(thread) is { IsPlaceholder: false } parent && parent.VPid == parent.Pid && !IsSameContainer(thread, parent);

    static bool IsBefore(ThreadEntry thread, ThreadEntry other) =>
        other.VPid != 1 && (thread.VPid == 1 || (thread.CloneTime, thread.Pid).CompareTo((other.CloneTime, other.Pid)) < 0);

    // Asked once for each start of a container and each exec into one: a walk over the table is cheaper than to keep a count.
    static bool HasOtherProcess(ThreadTable threads, ThreadEntry thread)
    {
        foreach (var other in threads.All)
            if (other.Group != thread.Group && !other.IsDead && IsSameContainer(other, thread)) return true;
        return false;
    }

    static bool IsSameContainer(ThreadEntry one, ThreadEntry other) => one.ContainerId.Span.SequenceEqual(other.ContainerId.Span);
}
