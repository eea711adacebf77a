using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>What a system call returned.</summary>
static class Results
{
    /// <summary>The result of the call, which is always the first parameter; false for events that have none.</summary>
    public static bool TryGet(scoped in EventContext context, out long result)
    {
        result = 0;
        if (context.Event.Info is not { } info || info.IsEnter || info.Code == EventCode.GenericX
            || (info.Category & EventCategory.Syscall) == 0 || context.Event.ParameterCount == 0)
        {
            return false;
        }

        if (context.Event.Parameter(0).Length is 4 or 8) result = context.Event.Signed(0);
        return true;
    }
}
