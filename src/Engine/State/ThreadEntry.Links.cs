namespace Gyrfalcon.Engine.State;

public sealed partial class ThreadEntry
{
    /// <summary>The thread whose list of children holds this one; null at the root and while the parent is not known.</summary>
    internal ThreadEntry? Parent;

    /// <summary>The children, the newest first: processes that this thread made, and their threads.</summary>
    internal ThreadEntry? FirstChild;

    internal ThreadEntry? NextSibling;
    internal ThreadEntry? PreviousSibling;
    internal ThreadEntry? NextInGroup;
    internal ThreadEntry? PreviousInGroup;

    /// <summary>The parent that the kernel named and that is not known yet; 0 when there is none to wait for.</summary>
    internal long AwaitedParent;

    /// <summary>Whether the entry was made without its parent being known, so that a record has something to add.</summary>
    internal bool IsPartial;

    /// <summary>The enter event that awaits its exit event; 0 when there is none.</summary>
    internal ushort EnterCode;

    /// <summary>The block of the event named by <see cref="EnterCode"/>.</summary>
    internal TextBuffer EnterBlock;

    /// <summary>Gives a placeholder the ids that an event tells; false, and no change, when the event does not have both.</summary>
    internal bool TryIdentify(long pid, long parentTid)
    {
        if (pid <= 0 || parentTid < 0) return false;
        Pid = pid;
        ParentTid = parentTid;
        return true;
    }

    internal void AddChild(ThreadEntry child)
    {
        child.AwaitedParent = 0;
        child.Parent = this;
        child.ParentTid = Tid;
        child.PreviousSibling = null;
        child.NextSibling = FirstChild;
        FirstChild?.PreviousSibling = child;
        FirstChild = child;
    }

    /// <summary>Takes the entry out of its parent's list; its parent's id is left as it is.</summary>
    internal void LeaveParent()
    {
        if (Parent is null) return;
        if (PreviousSibling is { } previous) previous.NextSibling = NextSibling;
        else Parent.FirstChild = NextSibling;
        NextSibling?.PreviousSibling = PreviousSibling;
        Parent = null;
        NextSibling = null;
        PreviousSibling = null;
    }

    /// <summary>Gives all children to another thread, or to none.</summary>
    internal void GiveChildrenTo(ThreadEntry? reaper)
    {
        while (FirstChild is { } child)
        {
            child.LeaveParent();
            // Damaged input may name a child as its own reaper.
            if (reaper is null || reaper == child) child.ParentTid = 0;
            else reaper.AddChild(child);
        }
    }

    /// <summary>The length of all texts in bytes.</summary>
    internal int TextLength =>
        Comm.Length + Exe.Length + ExePath.Length + Args.Length + Env.Length + Cwd.Length + Root.Length + Cgroups.Length + ContainerId.Length;

    /// <summary>A copy that is bound to no other thread, no group and no enter event, and shares no text.</summary>
    internal ThreadEntry Copy()
    {
        var copy = (ThreadEntry)MemberwiseClone();
        copy.Comm = Comm.Copy();
        copy.Exe = Exe.Copy();
        copy.ExePath = ExePath.Copy();
        copy.Args = Args.Copy();
        copy.Env = Env.Copy();
        copy.Cwd = Cwd.Copy();
        copy.Root = Root.Copy();
        copy.Cgroups = Cgroups.Copy();
        copy.ContainerId = ContainerId.Copy();
        copy.EnterBlock = default;
        copy.EnterCode = 0;
        copy.Parent = copy.FirstChild = copy.NextSibling = copy.PreviousSibling = copy.NextInGroup = copy.PreviousInGroup = null;
        copy.Group = null!;
        return copy;
    }

    internal void Clear()
    {
        Tid = Pid = ParentTid = ReaperTid = Sid = VTid = VPid = VPgid = Pgid = -1;
        Comm.Clear();
        Exe.Clear();
        ExePath.Clear();
        Args.Clear();
        Env.Clear();
        Cwd.Clear();
        Root.Clear();
        Cgroups.Clear();
        ContainerId.Clear();
        ContainerOrigin = ContainerOrigin.Unknown;
        Uid = Gid = LoginUid = uint.MaxValue;
        Tty = CloneFlags = ExeFlags = VmSize = VmRss = VmSwap = 0;
        UserTicks = SystemTicks = UserTicksAdded = SystemTicksAdded = 0;
        CapPermitted = CapEffective = CapInheritable = 0;
        ExeInode = ExeInodeChangeTime = ExeInodeModifyTime = 0;
        FdLimit = -1;
        PageFaultsMajor = PageFaultsMinor = 0;
        CloneTime = ExecTime = PidNamespaceStartTime = LastSeen = 0;
        IsDead = IsPartial = false;
        AwaitedParent = 0;
        EnterCode = 0;
        EnterBlock.Clear();
    }

    /// <summary>Takes over what a new thread shares with the one that it comes from and its own event does not tell.</summary>
    internal void InheritFrom(ThreadEntry source)
    {
        ExePath.Set(source.ExePath.Span);
        ExeFlags = source.ExeFlags;
        ExeInode = source.ExeInode;
        ExeInodeChangeTime = source.ExeInodeChangeTime;
        ExeInodeModifyTime = source.ExeInodeModifyTime;
        Root.Set(source.Root.Span);
        Sid = source.Sid;
        VPgid = source.VPgid;
        Pgid = source.Pgid;
        Tty = source.Tty;
        LoginUid = source.LoginUid;
        CapPermitted = source.CapPermitted;
        CapEffective = source.CapEffective;
        CapInheritable = source.CapInheritable;
    }
}
