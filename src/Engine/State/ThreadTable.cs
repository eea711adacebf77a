namespace Gyrfalcon.Engine.State;

/// <summary>Every thread that is known, by id.</summary>
public sealed class ThreadTable
{
    readonly Dictionary<long, ThreadEntry> _threads = [];

    /// <summary>The number of threads.</summary>
    public int Count => _threads.Count;

    /// <summary>The entry of a thread, or null.</summary>
    public ThreadEntry? Find(long tid) => _threads.TryGetValue(tid, out var entry) ? entry : null;

    /// <summary>The leader of the parent's thread group, or null at the root or when the parent is not known.</summary>
    public ThreadEntry? ParentOf(ThreadEntry thread) => Find(thread.Leader.ParentTid)?.Leader;
}
