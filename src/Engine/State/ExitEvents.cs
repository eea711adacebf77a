namespace Gyrfalcon.Engine.State;

/// <summary>The exit of a thread. Rules still see it alive in the tables; it goes before the next event.</summary>
static class ExitEvents
{
    const int ReaperTid = 4;

    public static void Apply(HostState host, ref EventContext context, ThreadEntry thread)
    {
        ThreadTable.MarkDead(thread);
        thread.ReaperTid = context.Event.Signed(ReaperTid, -1);
        host.RemoveLater(thread, context.Event.Timestamp);
    }
}
