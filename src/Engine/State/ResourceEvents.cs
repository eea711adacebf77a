using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>Limits, memory and page faults.</summary>
static class ResourceEvents
{
    // RLIMIT_NOFILE in the driver's encoding.
    const ulong OpenFiles = 7;

    public static void SetLimit(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0 || ev.Unsigned(3, ulong.MaxValue) != OpenFiles) return;
        long limit = ev.Signed(1, -1);
        if (limit != -1) thread.Leader.FdLimit = limit;
    }

    /// <summary>prlimit, which may speak of another process.</summary>
    public static void SetLimitOf(HostState host, ref EventContext context)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) != 0 || ev.Unsigned(6, ulong.MaxValue) != OpenFiles) return;
        long limit = ev.Signed(1, -1);
        if (limit == -1 || ev.Parameter(5).IsEmpty) return;
        long target = ev.Signed(5);
        if (host.Threads.Find(target == 0 ? ev.ThreadId : target) is { IsPlaceholder: false } thread) thread.Leader.FdLimit = limit;
    }

    public static void SetMemory(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        thread.VmSize = (uint)ev.Unsigned(1, thread.VmSize);
        thread.VmRss = (uint)ev.Unsigned(2, thread.VmRss);
        thread.VmSwap = (uint)ev.Unsigned(3, thread.VmSwap);
    }

    /// <summary>A context switch, which tells of the thread that was running.</summary>
    public static void Switch(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Parameter(5).IsEmpty) return;
        thread.PageFaultsMajor = ev.Unsigned(1);
        thread.PageFaultsMinor = ev.Unsigned(2);
        var leader = thread.Leader;
        leader.VmSize = (uint)ev.Unsigned(3);
        leader.VmRss = (uint)ev.Unsigned(4);
        leader.VmSwap = (uint)ev.Unsigned(5);
    }

    /// <summary>A report of the time that a thread has spent on a processor, as old writers sent them every second.</summary>
    public static void SetProcessorTime(ref EventContext context, ThreadEntry thread)
    {
        uint user = (uint)context.Event.Unsigned(0), system = (uint)context.Event.Unsigned(1);
        bool isFirst = thread.UserTicks + thread.SystemTicks == 0;
        thread.UserTicksAdded = isFirst || user < thread.UserTicks ? 0 : user - thread.UserTicks;
        thread.SystemTicksAdded = isFirst || system < thread.SystemTicks ? 0 : system - thread.SystemTicks;
        thread.UserTicks = user;
        thread.SystemTicks = system;
    }

    /// <summary>The five numbers that clone and execve carry in a row: major and minor faults, size, resident, swapped.</summary>
    public static void SetFaultsAndMemory(ThreadEntry thread, in EventView ev, int first)
    {
        if (ev.Parameter(first + 4).IsEmpty) return;
        thread.PageFaultsMajor = ev.Unsigned(first);
        thread.PageFaultsMinor = ev.Unsigned(first + 1);
        thread.VmSize = (uint)ev.Unsigned(first + 2);
        thread.VmRss = (uint)ev.Unsigned(first + 3);
        thread.VmSwap = (uint)ev.Unsigned(first + 4);
    }
}
