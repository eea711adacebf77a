using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Which descriptor the <c>fd.*</c> fields of an event speak of.</summary>
public static class Descriptors
{
    const EventFlags AnyUse = EventFlags.CreatesFd | EventFlags.UsesFd | EventFlags.DestroysFd;

    /// <summary>Whether the event has to do with a descriptor and its thread is known; if not, every <c>fd.*</c> field is NULL.</summary>
    /// <param name="context">The event.</param>
    /// <param name="fd">The descriptor; null when the state does not know it (a failed open).</param>
    public static bool TryFind(scoped in EventContext context, out FdEntry? fd)
    {
        fd = null;
        if (context.Thread is not { } thread || context.Event.Info is not { } info || (info.Flags & AnyUse) == 0) return false;
        fd = context.Fd ?? thread.Group?.Fds.Find(context.FdNumber);
        return true;
    }

    /// <summary>A descriptor of the calling process, or null.</summary>
    public static FdEntry? Find(ThreadEntry thread, long number) => thread.Group?.Fds.Find(number);
}
