namespace Gyrfalcon.Engine.State;

/// <summary>A thread group: what its threads share.</summary>
public sealed class ThreadGroup
{
    /// <summary>The process id.</summary>
    public long Pid;

    /// <summary>The leader, which stays (dead) until the last thread has gone; null while it was never seen.</summary>
    public ThreadEntry? Leader;

    /// <summary>The threads that are alive, the leader included.</summary>
    public int AliveCount;

    /// <summary>Whether orphans of the subtree are given to this group (<c>PR_SET_CHILD_SUBREAPER</c>).</summary>
    public bool IsReaper;

    /// <summary>The open descriptors.</summary>
    public FdTable Fds { get; } = new();
}
