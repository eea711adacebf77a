using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>evt.*</c>: what kind of event it is, and how it ended.</summary>
static class EventFields
{
    const string DirectionIsFixed =
        "due to the drop of enter events, 'evt.dir = <' always evaluates to true, and 'evt.dir = >' always evaluates to false. "
        + "The rule expression can be simplified by removing the condition on 'evt.dir'";

    const string NoLatency = "field is not available due to the drop of enter events.";

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("evt.deltatime", FieldType.RelTime, FieldScope.Clock | FieldScope.Stream | FieldScope.Memory, DeltaTime,
            "Nanoseconds since this condition was last asked; 0 the first time. An alert's text always shows 0.") { HasMemory = true, ExtractText = Zero, ExtractJson = Zero, Example = "0" },
        new("evt.deltatime.s", FieldType.RelTime, FieldScope.Clock | FieldScope.Stream | FieldScope.Memory, (scoped in c, in a, out v) => Give(SinceLast(c, a) / Second, out v),
            "The whole seconds of evt.deltatime.") { HasMemory = true, ExtractText = Zero, ExtractJson = Zero, Example = "0" },
        new("evt.deltatime.ns", FieldType.RelTime, FieldScope.Clock | FieldScope.Stream | FieldScope.Memory, (scoped in c, in a, out v) => Give(SinceLast(c, a) % Second, out v),
            "The part of a second of evt.deltatime, in nanoseconds.") { HasMemory = true, Format = PrintFormat.PaddedDec, ExtractText = Zero, ExtractJson = Zero, Example = "000000000" },
        new("evt.outputtime", FieldType.String, FieldScope.Clock, OutputTime,
            "When the event happened, as alerts show it. In JSON, nanoseconds since the epoch.") { Traits = FieldTraits.PrintOnly, ExtractJson = Timestamp, Example = "12:34:56.123456789" },
        new("evt.dir", FieldType.String, FieldScope.Event, Direction,
            "Whether the call was entered (>) or left (<). Only ends of calls are traced, so it is always <.") { Format = PrintFormat.Dir, Traits = FieldTraits.Deprecated, Deprecation = DirectionIsFixed, Example = "<" },
        new("evt.type", FieldType.String, FieldScope.Event, Type,
            "The name of the event: of the system call, or of what else happened.") { Role = FieldRole.EventType, Example = "openat" },
        new("evt.type.is", FieldType.UInt32, FieldScope.Event, TypeIs,
            "1 when the event has the type that follows the dot, else 0.") { Argument = FieldArgument.Dot | FieldArgument.Required, BindKey = BindType, Keys = TypeNames, Example = "1" },
        new("syscall.type", FieldType.String, FieldScope.Event, SyscallType,
            "The name of the system call; NULL for events that are none.") { Role = FieldRole.SomeEventTypes, Example = "openat" },
        new("evt.category", FieldType.String, FieldScope.Event | FieldScope.Descriptor, Category,
            "The kind of work that the event does; for input and output it follows the descriptor.") { Example = "file" },
        new("evt.cpu", FieldType.Int16, FieldScope.Event, (scoped in c, in a, out v) => Give((long)(short)c.Event.Cpu, out v),
            "The number of the CPU that the event happened on.") { Format = PrintFormat.Id, Example = "0" },
        new("evt.res", FieldType.String, FieldScope.Event, Result,
            "SUCCESS, or the name of the error that the call ended with.") { Example = "ENOENT" },
        new("evt.rawres", FieldType.Int64, FieldScope.Event, (scoped in c, in a, out v) => Results.TryGet(c, out long result) ? Give(result, out v) : Nothing(out v),
            "What the call returned: a negative error number when it failed.") { Example = "-2" },
        new("evt.failed", FieldType.Bool, FieldScope.Event, (scoped in c, in a, out v) => Results.TryGet(c, out long result) ? Give(result < 0, out v) : Nothing(out v),
            "Whether the call failed.") { Example = "true" },
        new("evt.is_io", FieldType.Bool, FieldScope.Event, (scoped in c, in a, out v) => Give(HasAny(c, EventFlags.ReadsFromFd | EventFlags.WritesToFd), out v),
            "Whether the event reads from or writes to a descriptor (read, write, send, recvfrom …).") { Example = "false" },
        new("evt.is_io_read", FieldType.Bool, FieldScope.Event, (scoped in c, in a, out v) => Give(HasAny(c, EventFlags.ReadsFromFd), out v),
            "Whether the event reads from a descriptor.") { Example = "false" },
        new("evt.is_io_write", FieldType.Bool, FieldScope.Event, (scoped in c, in a, out v) => Give(HasAny(c, EventFlags.WritesToFd), out v),
            "Whether the event writes to a descriptor.") { Example = "false" },
        new("evt.io_dir", FieldType.String, FieldScope.Event, IoDirection,
            "read or write for events that do either.") { Example = "read" },
        new("evt.is_wait", FieldType.Bool, FieldScope.Event, (scoped in c, in a, out v) => Give(HasAny(c, EventFlags.Waits), out v),
            "Whether the event makes the thread wait (nanosleep, poll, select …).") { Example = "false" },
        new("evt.is_syslog", FieldType.Bool, FieldScope.Event | FieldScope.Descriptor, IsSyslog,
            "Whether the event writes to /dev/log.") { Example = "false" },
        new("evt.around", FieldType.UInt64, FieldScope.Clock, Around,
            "With =, true when the event lies within so many milliseconds of the timestamp in brackets (nanoseconds since the epoch).")
        {
            Argument = FieldArgument.Index | FieldArgument.Required, Comparison = FieldComparison.Within,
            Traits = FieldTraits.FilterOnly | FieldTraits.NoRightHandSide | FieldTraits.NoTransformers,
        },
        new("evt.latency", FieldType.RelTime, FieldScope.Event, Zero, "Always 0: the beginning of calls is not traced any more.") { Traits = FieldTraits.Deprecated, Deprecation = NoLatency, ExtractJson = Zero, Example = "0" },
        new("evt.latency.s", FieldType.RelTime, FieldScope.Event, Zero, "Always 0; see evt.latency.") { Traits = FieldTraits.Deprecated, Deprecation = NoLatency, ExtractJson = Zero, Example = "0" },
        new("evt.latency.ns", FieldType.RelTime, FieldScope.Event, Zero, "Always 0; see evt.latency.") { Format = PrintFormat.PaddedDec, Traits = FieldTraits.Deprecated, Deprecation = NoLatency, ExtractJson = Zero, Example = "000000000" },
        new("evt.latency.quantized", FieldType.UInt64, FieldScope.Event, Zero, "Always 0; see evt.latency.") { Traits = FieldTraits.Deprecated | FieldTraits.Hidden, Example = "0" },
        new("evt.latency.human", FieldType.String, FieldScope.Event, (scoped in c, in a, out v) => Give("0ns"u8, out v), "Always 0ns; see evt.latency.") { Traits = FieldTraits.Deprecated, Deprecation = NoLatency, Example = "0ns" },
        new("evt.wait_latency", FieldType.RelTime, FieldScope.Event, Zero, "Always 0; see evt.latency.") { Traits = FieldTraits.Deprecated, Deprecation = NoLatency, Example = "0" },
    ];

    const ulong Second = 1_000_000_000;

    static bool Zero(scoped in EventContext context, in BoundArgument argument, out FieldValue value) => Give(0UL, out value);

    static bool Timestamp(scoped in EventContext context, in BoundArgument argument, out FieldValue value) => Give(context.Event.Timestamp, out value);

    static bool DeltaTime(scoped in EventContext context, in BoundArgument argument, out FieldValue value) => Give(SinceLast(context, argument), out value);

    static ulong SinceLast(scoped in EventContext context, in BoundArgument argument)
    {
        ulong now = context.Event.Timestamp;
        if (argument.Memory is not { } memory) return 0;
        // An event that waited for its container is older than what was asked meanwhile.
        ulong delta = memory.Value == 0 || now < memory.Value ? 0 : now - memory.Value;
        memory.Value = Math.Max(memory.Value, now);
        return delta;
    }

    static bool OutputTime(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        var text = new ScratchText(context.Scratch);
        TimeText.AppendLocal(ref text, context.Event.Timestamp, date: false, nanoseconds: true);
        return Give(text.Finish(), out value);
    }

    static bool Direction(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        Give(((int)context.Event.Code & 1) == 0 ? ">"u8 : "<"u8, out value);

    static bool Type(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Event.Info is not { } info) return Nothing(out value);
        return info.Code switch
        {
            EventCode.GenericX => Give(GenericName(context), out value),
            EventCode.AsynceventE => Give(context.Event.Text(1), out value),
            _ => Give(info.NameUtf8, out value),
        };
    }

    static bool SyscallType(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Event.Info is not { } info || (info.Category & EventCategory.Syscall) == 0) return Nothing(out value);
        return Give(info.Code == EventCode.GenericX ? GenericName(context) : info.NameUtf8, out value);
    }

    static ReadOnlySpan<byte> GenericName(scoped in EventContext context)
    {
        int syscall = (int)context.Event.Unsigned(0);
        return SyscallTable.NameOf(syscall != 0 ? syscall : SyscallTable.OfX64(context.Event.Unsigned(1, ulong.MaxValue)));
    }

    static bool TypeIs(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        bool same = context.Event.Info is { } info && info.NameUtf8.AsSpan().SequenceEqual(argument.Key);
        return Give(same ? 1UL : 0UL, out value);
    }

    static readonly Lazy<HashSet<string>> s_typeNames = new(() => [.. EventTable.All.ToArray().Select(row => row.Name).Where(name => name != "NA")]);

    static BoundArgument? BindType(string key) =>
        s_typeNames.Value.Contains(key) ? BoundArgument.None with { Key = Encoding.UTF8.GetBytes(key) } : null;

    static HashSet<string> TypeNames() => s_typeNames.Value;

    static bool Category(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Event.Info is not { } info) return Nothing(out value);
        const EventCategory origin = EventCategory.Syscall | EventCategory.Tracepoint | EventCategory.Plugin | EventCategory.Metaevent;
        return Give((info.Category & ~origin) switch
        {
            EventCategory.Other => "other"u8,
            EventCategory.File => "file"u8,
            EventCategory.Net => "net"u8,
            EventCategory.Ipc => "IPC"u8,
            EventCategory.Memory => "memory"u8,
            EventCategory.Process => "process"u8,
            EventCategory.Sleep => "sleep"u8,
            EventCategory.System => "system"u8,
            EventCategory.Signal => "signal"u8,
            EventCategory.User => "user"u8,
            EventCategory.Time => "time"u8,
            EventCategory.IoRead or EventCategory.IoWrite or EventCategory.IoOther => IoCategory(context.Fd),
            EventCategory.Wait => "wait"u8,
            EventCategory.Scheduler => "scheduler"u8,
            EventCategory.Internal => "internal"u8,
            _ => "unknown"u8,
        }, out value);
    }

    static ReadOnlySpan<byte> IoCategory(FdEntry? fd) => fd?.Type switch
    {
        FdType.File or FdType.FileV2 or FdType.Directory => "file"u8,
        FdType.Ipv4Socket or FdType.Ipv6Socket or FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket => "net"u8,
        FdType.Fifo or FdType.UnixSocket or FdType.Event or FdType.SignalFd or FdType.Inotify or FdType.UserFaultFd => "ipc"u8,
        _ => "unknown"u8,
    };

    static bool Result(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!Results.TryGet(context, out long result)) return Nothing(out value);
        if (result >= 0) return Give("SUCCESS"u8, out value);
        return Give(ParameterRenderer.ResolvedOrRaw(context, 0), out value);
    }

    static bool HasAny(scoped in EventContext context, EventFlags flags) => context.Event.Info is { } info && (info.Flags & flags) != 0;

    static bool IoDirection(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        HasAny(context, EventFlags.WritesToFd) ? Give("write"u8, out value)
        : HasAny(context, EventFlags.ReadsFromFd) ? Give("read"u8, out value)
        : Nothing(out value);

    static bool IsSyslog(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        Give(HasAny(context, EventFlags.WritesToFd) && context.Fd is { } fd && fd.Name.Span.IndexOf("/dev/log"u8) >= 0, out value);

    static bool Around(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        ulong center = (ulong)argument.Index, now = context.Event.Timestamp;
        return Give(now > center ? now - center : center - now, out value);
    }
}
