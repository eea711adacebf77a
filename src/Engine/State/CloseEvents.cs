namespace Gyrfalcon.Engine.State;

/// <summary>close and close_range.</summary>
static class CloseEvents
{
    // CLOSE_RANGE_CLOEXEC in the driver's encoding.
    const uint CloseOnExec = 1 << 2;

    /// <summary>Rules still see the descriptor; it goes before the next event.</summary>
    public static void Close(HostState host, ref EventContext context, ThreadEntry thread)
    {
        if (context.Event.Signed(0, -1) >= 0 && context.Fd is not null) host.CloseLater(thread, context.FdNumber);
    }

    public static void CloseRange(ref EventContext context, ThreadEntry thread)
    {
        var ev = context.Event;
        if (ev.Signed(0, -1) < 0) return;
        var (first, last) = ((uint)ev.Unsigned(1), (uint)ev.Unsigned(2));
        if (((uint)ev.Unsigned(3) & CloseOnExec) == 0)
        {
            thread.Group.Fds.RemoveRange(first, last);
            return;
        }

        foreach (var entry in thread.Group.Fds.Entries)
            if ((uint)entry.Number >= first && (uint)entry.Number <= last) entry.Flags |= FdFlags.CloseOnExec;
    }
}
