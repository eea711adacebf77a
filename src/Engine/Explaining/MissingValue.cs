using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>Says why a field has no value for an event, as far as the event and the state tell.</summary>
static class MissingValue
{
    const EventFlags AnyDescriptor = EventFlags.CreatesFd | EventFlags.UsesFd | EventFlags.DestroysFd;

    /// <summary>The reason, for a person.</summary>
    public static string ReasonOf(ValueSource source, scoped in EventContext context)
    {
        if (source.Field is not { } field) return "what it is made of has no value";
        string type = context.Event.Info?.Name ?? "the event";
        if (field.Argument.Places is not null) return $"{type} has no such parameter, or it was not captured";
        var parts = source.Scope.Parts;
        if ((parts & StatePart.Descriptor) != 0 && OfDescriptor(type, context) is { } reason) return reason;
        if ((parts & (StatePart.Thread | StatePart.ThreadGroup)) != 0 && context.Thread is null or { IsPlaceholder: true })
            return $"nothing is known of thread {context.Event.ThreadId}: it began before the capture";
        if ((parts & StatePart.Descriptor) != 0) return "the descriptor has none";
        if ((parts & StatePart.OtherProcesses) != 0) return "there is no such process, or it is not known";
        if ((parts & StatePart.Kubernetes) != 0) return OfPod(context);
        if ((parts & StatePart.Container) != 0)
            return context.Thread?.ContainerId.Length > 0 ? "nothing is known of the container but its id" : "the process runs in no container";
        return (parts & (StatePart.Thread | StatePart.ThreadGroup)) != 0 ? "it is not known of this process" : $"{type} has none";
    }

    static string OfPod(scoped in EventContext context)
    {
        if (Pods.Of(context) is not null) return "the API server tells none of the pod";
        bool isInNone = context.Thread is not { } thread || context.Host.PodUidOf(thread, stackalloc byte[PodUid.MaxLength]).IsEmpty;
        return isInNone ? "the process runs in no pod" : "no API server has told of the pod";
    }

    static string? OfDescriptor(string type, scoped in EventContext context)
    {
        if (context.Event.Info is not { } info || (info.Flags & AnyDescriptor) == 0) return $"{type} is about no descriptor";
        if (Descriptors.TryFind(context, out var fd) && fd is not null) return null;
        if (info.Has(EventFlags.CreatesFd) && context.FdNumber < 0) return $"{type} failed and made no descriptor";
        return context.FdNumber < 0 ? $"{type} is about no descriptor" : $"nothing is known of descriptor {context.FdNumber}: it was opened before the capture";
    }
}
