using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>What changes who a thread is: ids, capabilities, user namespace, session, reaper.</summary>
static class IdentityEvents
{
    // All capabilities of the reference's table, CAP_CHOWN to CAP_CHECKPOINT_RESTORE.
    const ulong AllCapabilities = (1UL << 41) - 1;

    const ulong SetChildSubreaper = 36;
    const ulong GetChildSubreaper = 37;

    public static void SetUser(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) != 0) return;
        int effective = ev.Code == EventCode.SyscallSetuidX ? 1 : 2;
        thread.Uid = (uint)ev.Unsigned(effective, thread.Uid);
    }

    public static void SetGroup(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) != 0) return;
        int effective = ev.Code == EventCode.SyscallSetgidX ? 1 : 2;
        thread.Gid = (uint)ev.Unsigned(effective, thread.Gid);
    }

    public static void SetCapabilities(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0) return;
        thread.CapInheritable = ev.Unsigned(1, thread.CapInheritable);
        thread.CapPermitted = ev.Unsigned(2, thread.CapPermitted);
        thread.CapEffective = ev.Unsigned(3, thread.CapEffective);
    }

    /// <summary>unshare and setns: in another user namespace a process has every capability.</summary>
    public static void EnterNamespace(ref EventContext context, ThreadEntry thread, int flagsParameter)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0 || ((uint)ev.Unsigned(flagsParameter) & CloneBits.NewUser) == 0) return;
        thread.CapInheritable = thread.CapPermitted = thread.CapEffective = AllCapabilities;
    }

    public static void SetSession(ref EventContext context, ThreadEntry thread)
    {
        long session = context.Event.Signed(0, -1);
        if (session >= 0) thread.Sid = session;
    }

    /// <summary>prctl, of which only the reaper flag is of interest; asking for it tells it as well.</summary>
    public static void SetReaper(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0 || thread.IsPlaceholder) return;
        if (ev.Unsigned(1) is SetChildSubreaper or GetChildSubreaper) thread.Group.IsReaper = ev.Signed(3) != 0;
    }
}
