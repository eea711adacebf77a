namespace Gyrfalcon.Engine.State;

/// <summary>Every thread that is known, by id, and what binds threads to each other: groups, parents and children.</summary>
public sealed partial class ThreadTable
{
    // What a burst of short processes has at a time; an idle entry with a usual environment holds about 10 KB.
    const int MaxIdle = 512;

    // A full table is searched for what can go at most every 10 s of the stream: 262,144 entries take 10 ms.
    const ulong BetweenEvictions = 10_000_000_000;

    readonly StateLimits _limits;
    readonly StateCounters _counters;
    readonly Dictionary<long, ThreadEntry> _threads = [];
    readonly Dictionary<long, ThreadGroup> _groups = [];
    readonly Pool<ThreadEntry> _idleThreads = new(MaxIdle);
    readonly Pool<ThreadGroup> _idleGroups = new(MaxIdle);
    readonly FdPool _descriptors;
    ulong _lastEviction;

    internal ThreadTable(StateLimits limits, StateCounters counters)
    {
        _limits = limits;
        _counters = counters;
        _descriptors = new(limits, counters);
    }

    /// <summary>The number of threads, placeholders included.</summary>
    public int Count => _threads.Count;

    /// <summary>The number of thread groups (processes) of which more than an id is known.</summary>
    public int GroupCount => _groups.Count;

    /// <summary>The number of open descriptors of all processes.</summary>
    public int DescriptorCount => _descriptors.InUse;

    /// <summary>The time of the first event of the stream; 0 before it.</summary>
    internal ulong Began { get; set; }

    /// <summary>The time of the last event of the stream.</summary>
    internal ulong Now { get; set; }

    /// <summary>The threads, in no order.</summary>
    public Dictionary<long, ThreadEntry>.ValueCollection All => _threads.Values;

    /// <summary>The entry of a thread, or null.</summary>
    public ThreadEntry? Find(long tid) => _threads.TryGetValue(tid, out var entry) ? entry : null;

    /// <summary>The leader of the parent's thread group, or null at the root or when the parent is not known.</summary>
    public ThreadEntry? ParentOf(ThreadEntry thread) => Find(thread.Leader.ParentTid)?.Leader;

    /// <summary>
    /// An empty entry for a thread, in place of an older one with the same id. The caller fills in the identifiers and then
    /// calls <see cref="Link"/>. Null when the table is full.
    /// </summary>
    internal ThreadEntry? Create(long tid)
    {
        if (_threads.TryGetValue(tid, out var old))
        {
            if (old.IsPlaceholder) Delete(old);
            else Replace(old);
        }

        if (_threads.Count >= _limits.MaxThreads && !EvictIdle())
        {
            _counters.ThreadsRefused++;
            return null;
        }

        var entry = _idleThreads.Rent();
        entry.Tid = tid;
        _threads.Add(tid, entry);
        _counters.ThreadsAdded++;
        return entry;
    }

    /// <summary>
    /// Removes what is left of an older process with the same id: the kernel gives an id out again only when all threads of
    /// its group are gone.
    /// </summary>
    internal void Retire(long pid)
    {
        if (!_groups.TryGetValue(pid, out var group)) return;
        while (group.FirstMember is { } member) Replace(member);
    }

    /// <summary>Removes a thread that has ended: its children go to their reaper, and the last thread of a group takes the group along.</summary>
    internal void Remove(ThreadEntry thread)
    {
        if (thread.IsPlaceholder)
        {
            Delete(thread);
            return;
        }

        var group = thread.Group;
        MarkDead(thread);
        if (thread.FirstChild is not null) thread.GiveChildrenTo(ReaperOf(thread));

        // A leader stays, dead, for what its threads share with it.
        if (group.AliveCount > 0)
        {
            if (!thread.IsLeader) Delete(thread);
            return;
        }

        while (group.FirstMember is { } member) Delete(member);
    }

    /// <summary>Takes back an entry that was created and cannot be filled in.</summary>
    internal void Discard(ThreadEntry thread) => Delete(thread);

    internal static void MarkDead(ThreadEntry thread)
    {
        if (thread.IsDead) return;
        thread.IsDead = true;
        thread.Group.AliveCount--;
    }

    /// <summary>The leader's id lives on in another thread of its group that called execve.</summary>
    internal static void Resurrect(ThreadEntry thread)
    {
        if (!thread.IsDead) return;
        thread.IsDead = false;
        thread.Group.AliveCount++;
    }

    /// <summary>Removes what the kernel has long forgotten.</summary>
    internal void Purge(ulong now, Func<long, bool> isAlive)
    {
        foreach (var thread in _threads.Values)
        {
            bool isIdle = IsIdle(thread, now);
            if (!isIdle && !thread.IsPlaceholder || isIdle && isAlive(thread.Tid)) continue;
            _counters.ThreadsPurged++;
            Remove(thread);
        }
    }

    /// <summary>Has these entries and no others; they stay their owner's.</summary>
    internal void Show(IReadOnlyList<ThreadEntry> threads, ulong began)
    {
        Began = began;
        _threads.Clear();
        foreach (var thread in threads) _threads.TryAdd(thread.Tid, thread);
    }

    internal void Clear()
    {
        foreach (var thread in _threads.Values) Delete(thread);
        Began = Now = _lastEviction = 0;
    }

    // What the head of a capture told was there when its first event happened.
    bool IsIdle(ThreadEntry thread, ulong now) => now > Math.Max(thread.LastSeen, Began) + _limits.ThreadIdleAfter;

    // Ends of branches only: an idle daemon with children is what rules ask for as their ancestor. An entry without a group is being made.
    bool EvictIdle()
    {
        if (Now < _lastEviction + BetweenEvictions) return false;
        _lastEviction = Now;
        foreach (var thread in _threads.Values)
        {
            if (thread.Group is null || !IsIdle(thread, Now) || thread.FirstChild is not null) continue;
            if (thread.IsLeader && thread.Group.AliveCount > 1) continue;
            _counters.ThreadsEvicted++;
            Remove(thread);
        }

        return _threads.Count < _limits.MaxThreads;
    }

    void Replace(ThreadEntry old)
    {
        _counters.ThreadsReplaced++;
        MarkDead(old);
        if (old.FirstChild is not null) old.GiveChildrenTo(ReaperOf(old));
        Delete(old);
    }

    void Delete(ThreadEntry thread)
    {
        Unlink(thread);
        _threads.Remove(thread.Tid);
        _counters.ThreadsRemoved++;
        thread.Clear();
        _idleThreads.Return(thread);
    }

    ThreadGroup RentGroup()
    {
        var group = _idleGroups.Rent();
        group.Fds.Attach(_descriptors);
        return group;
    }

    void ReturnGroup(ThreadGroup group)
    {
        if (_groups.TryGetValue(group.Pid, out var registered) && registered == group) _groups.Remove(group.Pid);
        group.Reset();
        _idleGroups.Return(group);
    }
}
