using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>evt.count.*</c>: ones to add up.</summary>
static class EventCountFields
{
    static FieldScope Scope => FieldScope.Event | FieldScope.Descriptor;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("evt.count", FieldType.UInt32, FieldScope.Event, (scoped in c, in a, out v) => Give(1UL, out v),
            "1 for every event.") { Example = "1" },
        new("evt.count.error", FieldType.UInt32, FieldScope.Event, (scoped in c, in a, out v) => Failure(c, true, out v),
            "1 when the call failed, 0 when it did not.") { Example = "0" },
        new("evt.count.error.file", FieldType.UInt32, Scope, (scoped in c, in a, out v) => Failure(c, KindOf(c) == Kind.File, out v),
            "The same, for calls on files; NULL for others.") { Example = "0" },
        new("evt.count.error.net", FieldType.UInt32, Scope, (scoped in c, in a, out v) => Failure(c, KindOf(c) == Kind.Net, out v),
            "The same, for calls on sockets; NULL for others.") { Example = "0" },
        new("evt.count.error.memory", FieldType.UInt32, FieldScope.Event, (scoped in c, in a, out v) => Failure(c, IsMemory(c), out v),
            "The same, for calls that map memory; NULL for others.") { Example = "0" },
        new("evt.count.error.other", FieldType.UInt32, Scope, (scoped in c, in a, out v) => Failure(c, KindOf(c) == Kind.Other, out v),
            "The same, for calls on nothing of that; NULL for the others.") { Example = "0" },
        new("evt.count.exit", FieldType.UInt32, FieldScope.Event, (scoped in c, in a, out v) => ((int)c.Event.Code & 1) == 1 ? Give(1UL, out v) : Nothing(out v),
            "1 for ends of calls.") { Example = "1" },
        new("evt.count.procinfo", FieldType.UInt32, FieldScope.Event | FieldScope.Thread, (scoped in c, in a, out v) => Give(c.Event.Code == EventCode.ProcinfoE && c.Thread is { IsLeader: true } ? 1UL : 0UL, out v),
            "1 for reports of the processor time of a process.") { Traits = FieldTraits.Hidden, Example = "0" },
        new("evt.count.threadinfo", FieldType.UInt32, FieldScope.Event, (scoped in c, in a, out v) => Give(c.Event.Code == EventCode.ProcinfoE ? 1UL : 0UL, out v),
            "1 for reports of the processor time of a thread.") { Traits = FieldTraits.Hidden, Example = "0" },
        new("util.cnt", FieldType.UInt64, FieldScope.Stream | FieldScope.Memory, (scoped in c, in a, out v) => Give(a.Memory is { } memory ? memory.Value++ : 0, out v),
            "How often this field was asked before, at this place.") { HasMemory = true, Format = PrintFormat.Id, Traits = FieldTraits.Hidden, Example = "0" },
    ];

    enum Kind : byte
    {
        File,
        Net,
        Memory,
        Other,
    }

    static Kind KindOf(scoped in EventContext context)
    {
        if (context.Fd is { } fd)
        {
            return FdTypeNames.IsFile(fd.Type) || fd.Type == FdType.Directory ? Kind.File
                : FdTypeNames.IsIpSocket(fd.Type) || fd.Type == FdType.UnixSocket ? Kind.Net
                : Kind.Other;
        }

        return context.Event.Code switch
        {
            EventCode.SyscallOpenX or EventCode.SyscallCreatX or EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X
                or EventCode.SyscallOpenByHandleAtX => Kind.File,
            EventCode.SocketAcceptV5X or EventCode.SocketAccept4V6X or EventCode.SocketConnectX => Kind.Net,
            _ => IsMemory(context) ? Kind.Memory : Kind.Other,
        };
    }

    static bool IsMemory(scoped in EventContext context) => context.Event.Info is { } info && (info.Category & EventCategory.Memory) != 0;

    static bool Failure(scoped in EventContext context, bool counts, out FieldValue value)
    {
        if (!counts || !Results.TryGet(context, out long result)) return Nothing(out value);
        return Give(result < 0 ? 1UL : 0UL, out value);
    }
}
