namespace Gyrfalcon.Engine.State;

public sealed partial class ThreadTable
{
    // No real chain of ancestors is as long; a loop, which only damaged input makes, ends here.
    const int MaxAncestors = 4096;

    // Threads whose parent is not known yet, by its id; the others follow by NextSibling.
    readonly Dictionary<long, ThreadEntry> _orphans = [];

    /// <summary>
    /// Binds an entry whose identifiers are set to its group and parent. A placeholder that has become known keeps its descriptors.
    /// </summary>
    /// <param name="thread">An entry of this table.</param>
    /// <param name="isNew">Whether the kernel made the thread just now, so that who still awaits its id awaits another.</param>
    internal void Link(ThreadEntry thread, bool isNew)
    {
        if (thread.IsPlaceholder)
        {
            RentGroup().Join(thread);
            return;
        }

        JoinGroup(thread);
        SetOrphans(thread, isNew);

        // The first process has no parent.
        if (thread.Pid != 1) JoinParent(thread);
    }

    void JoinGroup(ThreadEntry thread)
    {
        var own = thread.Group;
        own?.Leave(thread);
        if (!_groups.TryGetValue(thread.Pid, out var group))
        {
            group = own ?? RentGroup();
            own = null;
            group.Pid = thread.Pid;
            group.IsReaper = thread.Pid == 1 || thread.VPid == 1;
            _groups.Add(thread.Pid, group);
        }

        group.Join(thread);
        if (own is not null) ReturnGroup(own);
    }

    void JoinParent(ThreadEntry thread)
    {
        var parent = Find(thread.ParentTid);
        if (parent is not null && parent != thread && !parent.IsPlaceholder)
        {
            parent.AddChild(thread);
            return;
        }

        long awaited = thread.ParentTid;
        thread.ParentTid = 0;
        if (awaited <= 0 || awaited == thread.Tid) return;
        thread.AwaitedParent = awaited;
        if (_orphans.TryGetValue(awaited, out var first))
        {
            thread.NextSibling = first;
            first.PreviousSibling = thread;
        }

        _orphans[awaited] = thread;
    }

    void SetOrphans(ThreadEntry parent, bool isNew)
    {
        if (_orphans.Count == 0 || !_orphans.Remove(parent.Tid, out var orphan)) return;
        while (orphan is not null)
        {
            var next = orphan.NextSibling;
            orphan.NextSibling = null;
            orphan.PreviousSibling = null;
            orphan.AwaitedParent = 0;
            if (!isNew) parent.AddChild(orphan);
            orphan = next;
        }
    }

    void Unlink(ThreadEntry thread)
    {
        if (thread.AwaitedParent != 0) ForgetOrphan(thread);
        thread.LeaveParent();
        thread.GiveChildrenTo(null);
        if (thread.Group is not { } group) return;
        group.Leave(thread);
        if (group.FirstMember is null) ReturnGroup(group);
    }

    void ForgetOrphan(ThreadEntry thread)
    {
        if (thread.PreviousSibling is { } previous) previous.NextSibling = thread.NextSibling;
        else if (thread.NextSibling is { } next) _orphans[thread.AwaitedParent] = next;
        else _orphans.Remove(thread.AwaitedParent);
        thread.NextSibling?.PreviousSibling = thread.PreviousSibling;
        thread.NextSibling = null;
        thread.PreviousSibling = null;
        thread.AwaitedParent = 0;
    }

    // Who takes the children of a thread that exits: whom the kernel named, or whom it would have chosen.
    ThreadEntry? ReaperOf(ThreadEntry thread)
    {
        var reaper = thread.ReaperTid > 0 ? Find(thread.ReaperTid) : null;
        if (reaper is null || reaper == thread || reaper.IsPlaceholder) reaper = ChooseReaper(thread);
        if (reaper is not null && reaper.Pid != thread.Pid) reaper.Group.IsReaper = true;
        return reaper;
    }

    // As the kernel's find_new_reaper: another thread of the group, else the nearest ancestor that is a reaper. An ancestor
    // outside the pid namespace takes no children from inside it.
    ThreadEntry? ChooseReaper(ThreadEntry thread)
    {
        if (thread.Group.FindAlive(thread) is { } sibling) return sibling;
        var ancestor = Find(thread.ParentTid);
        for (int i = 0; i < MaxAncestors && ancestor is not null && ancestor != thread; i++)
        {
            if (ancestor.InPidNamespace != thread.InPidNamespace) return null;
            if (ancestor.Group is { IsReaper: true } group && group.FindAlive(thread) is { } alive) return alive;
            ancestor = Find(ancestor.ParentTid);
        }

        return null;
    }
}
