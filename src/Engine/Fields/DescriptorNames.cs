using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>The name of a descriptor that never came to be, or that the state missed, out of the parameters of the call.</summary>
static class DescriptorNames
{
    /// <summary>The name; false when the event cannot have one.</summary>
    /// <param name="context">The event.</param>
    /// <param name="raw">Whether the path is wanted as the program gave it.</param>
    /// <param name="name">The name; empty for calls that do not open.</param>
    public static bool TryFromEvent(scoped in EventContext context, bool raw, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (((int)context.Event.Code & 1) == 0) return false;
        switch (context.Event.Code)
        {
            case EventCode.SyscallOpenX or EventCode.SyscallCreatX or EventCode.SocketAcceptV5X or EventCode.SocketAccept4V6X
                or EventCode.SocketConnectX when ParameterRenderer.CountOf(context) > 1:
                name = ParameterRenderer.ResolvedOrRaw(context, 1);
                return true;
            case EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X:
                return TryOpenat(context, raw, out name);
            case EventCode.SyscallOpenByHandleAtX:
                name = context.Event.Text(3);
                return true;
            default:
                return true;
        }
    }

    static bool TryOpenat(scoped in EventContext context, bool raw, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (context.Event.Parameter(2).Length == 0) return false;
        var path = context.Event.Text(2);
        if (raw)
        {
            name = path;
            return true;
        }

        if (context.Event.Parameter(1).Length == 0) return false;
        name = Directories.Join(context, context.Event.Signed(1), path);
        return true;
    }
}
