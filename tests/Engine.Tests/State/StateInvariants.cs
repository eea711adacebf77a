using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>What must hold of the state after every event, whatever the events were.</summary>
static class StateInvariants
{
    public static void Check(HostState host)
    {
        int descriptors = 0;
        var groups = new HashSet<ThreadGroup>();
        foreach (var thread in host.Threads.All)
        {
            Assert.Same(thread, host.Threads.Find(thread.Tid));
            Assert.NotNull(thread.Group);
            Assert.Equal(thread.IsPlaceholder ? -1 : thread.Pid, thread.Group.Pid);
            if (groups.Add(thread.Group))
            {
                descriptors += thread.Group.Fds.Count;
                CheckGroup(host, thread.Group);
            }

            CheckParent(host, thread);
            for (var child = thread.FirstChild; child is not null; child = child.NextSibling)
            {
                Assert.Same(thread, child.Parent);
                Assert.Same(child, host.Threads.Find(child.Tid));
                if (child.NextSibling is { } next) Assert.Same(child, next.PreviousSibling);
            }
        }

        Assert.Equal(groups.Count(g => g.Pid >= 0), host.Threads.GroupCount);
        Assert.Equal(descriptors, host.Threads.DescriptorCount);
    }

    static void CheckParent(HostState host, ThreadEntry thread)
    {
        if (thread.Parent is { } parent)
        {
            Assert.Equal(parent.Tid, thread.ParentTid);
            Assert.Same(parent, host.Threads.Find(parent.Tid));
            Assert.Equal(0, thread.AwaitedParent);
        }
        else if (!thread.IsPlaceholder && thread.Pid != 1)
        {
            // No id of a parent without the parent.
            Assert.Equal(0, thread.ParentTid);
        }
    }

    static void CheckGroup(HostState host, ThreadGroup group)
    {
        int alive = 0;
        ThreadEntry? leader = null;
        for (var member = group.FirstMember; member is not null; member = member.NextInGroup)
        {
            Assert.Same(group, member.Group);
            Assert.Same(member, host.Threads.Find(member.Tid));
            alive += member.IsDead ? 0 : 1;
            if (member.IsLeader) leader = member;
        }

        Assert.Equal(alive, group.AliveCount);
        Assert.Same(leader, group.Leader);
        foreach (var entry in group.Fds.Entries) Assert.Same(entry, group.Fds.Find(entry.Number));
    }
}
