using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// The ancestors of a process, the parent first. A capture may link processes in a ring; the walk ends where it would meet
/// itself.
/// </summary>
public ref struct Ancestry
{
    readonly ThreadTable _threads;
    ThreadEntry? _current;
    ThreadEntry? _next;
    ThreadEntry? _fast;

    /// <summary>The ancestors of the process of <paramref name="thread"/>.</summary>
    public Ancestry(ThreadTable threads, ThreadEntry thread) : this(threads, thread.Leader.ParentTid)
    {
    }

    Ancestry(ThreadTable threads, long parent)
    {
        _threads = threads;
        _next = threads.Find(parent);
        _fast = ParentOf(_next);
    }

    /// <summary>The ancestors of a thread itself, whatever its leader's.</summary>
    internal static Ancestry From(ThreadTable threads, ThreadEntry thread) => new(threads, thread.ParentTid);

    /// <summary>The ancestor after <see cref="MoveNext"/> returned true.</summary>
    public readonly ThreadEntry Current => _current!;

    /// <summary>This, for foreach.</summary>
    public readonly Ancestry GetEnumerator() => this;

    /// <summary>Goes one up; false past the root.</summary>
    public bool MoveNext()
    {
        _current = _next;
        if (_current is null) return false;

        // The one that runs twice as fast meets the slow one inside a ring, and only there.
        _next = ParentOf(_next);
        for (int i = 0; i < 2 && _next is not null; i++)
        {
            _fast = ParentOf(_fast);
            if (_fast == _next || _next.Tid == _next.ParentTid) _next = null;
        }

        return true;
    }

    /// <summary>The process <paramref name="steps"/> above the one of <paramref name="thread"/> (0: itself), or null past the root or when its main thread is not known.</summary>
    public static ThreadEntry? Find(ThreadTable threads, ThreadEntry thread, long steps)
    {
        // Deeper than any real lineage, and a bound for one that is a ring.
        if (steps > 1024) return null;
        var process = thread.Group.Leader;
        for (; steps > 0 && process is not null; steps--) process = threads.ParentOf(process);
        return process;
    }

    readonly ThreadEntry? ParentOf(ThreadEntry? thread) => thread is null ? null : _threads.Find(thread.ParentTid);
}
