namespace Gyrfalcon.Engine.State;

/// <summary>A thread group: what its threads share. Groups are pooled and reused: do not keep one beyond its event.</summary>
public sealed class ThreadGroup
{
    /// <summary>The process id; -1 for the group of a placeholder.</summary>
    public long Pid = -1;

    /// <summary>The leader, which stays (dead) until the last thread has gone; null while it was never seen.</summary>
    public ThreadEntry? Leader;

    /// <summary>The threads that are alive, the leader included.</summary>
    public int AliveCount;

    /// <summary>Whether orphans of the subtree are given to this group: init, or <c>PR_SET_CHILD_SUBREAPER</c>.</summary>
    public bool IsReaper;

    /// <summary>The open descriptors.</summary>
    public FdTable Fds { get; } = new();

    /// <summary>The first thread that is known; the others follow by <see cref="ThreadEntry.NextInGroup"/>.</summary>
    internal ThreadEntry? FirstMember;

    /// <summary>The threads that are alive without the leader (<c>proc.nchilds</c>).</summary>
    public int AliveWithoutLeader => Leader is { IsDead: false } ? AliveCount - 1 : AliveCount;

    /// <summary>A group of the same process without its threads and descriptors.</summary>
    internal ThreadGroup CopyWithoutThreads() => new() { Pid = Pid, AliveCount = AliveCount, IsReaper = IsReaper };

    internal void Join(ThreadEntry thread)
    {
        thread.Group = this;
        thread.PreviousInGroup = null;
        thread.NextInGroup = FirstMember;
        FirstMember?.PreviousInGroup = thread;
        FirstMember = thread;
        if (thread.IsLeader) Leader = thread;
        if (!thread.IsDead) AliveCount++;
    }

    internal void Leave(ThreadEntry thread)
    {
        if (thread.PreviousInGroup is { } previous) previous.NextInGroup = thread.NextInGroup;
        else FirstMember = thread.NextInGroup;
        thread.NextInGroup?.PreviousInGroup = thread.PreviousInGroup;
        thread.NextInGroup = null;
        thread.PreviousInGroup = null;
        if (Leader == thread) Leader = null;
        if (!thread.IsDead) AliveCount--;
        thread.Group = null!;
    }

    /// <summary>A thread of the group that is alive and not <paramref name="other"/>, or null.</summary>
    internal ThreadEntry? FindAlive(ThreadEntry? other)
    {
        for (var member = FirstMember; member is not null; member = member.NextInGroup)
            if (!member.IsDead && member != other) return member;
        return null;
    }

    internal void Reset()
    {
        Pid = -1;
        Leader = null;
        FirstMember = null;
        AliveCount = 0;
        IsReaper = false;
        Fds.Clear();
    }
}
