using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>evt.*</c> for events of every source: number, time, origin.</summary>
static class StreamFields
{
    const ulong Second = 1_000_000_000;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("evt.num", FieldType.UInt64, FieldScope.Stream, (scoped in c, in a, out v) => Give((ulong)c.Number, out v),
            "The position of the event in the stream; the first event is 1.") { Role = FieldRole.EventNumber, Format = PrintFormat.Id, Example = "4711" },
        new("evt.time", FieldType.String, FieldScope.Clock, (scoped in c, in a, out v) => LocalTime(c, date: false, nanoseconds: true, out v),
            "When the event happened, as local time with nanoseconds. In JSON, nanoseconds since the epoch.") { ExtractJson = Timestamp, Example = "12:34:56.123456789" },
        new("evt.time.s", FieldType.String, FieldScope.Clock, (scoped in c, in a, out v) => LocalTime(c, date: false, nanoseconds: false, out v),
            "When the event happened, as local time in whole seconds. In JSON, nanoseconds since the epoch.") { ExtractJson = Timestamp, Example = "12:34:56" },
        new("evt.time.iso8601", FieldType.String, FieldScope.Clock, Iso8601,
            "When the event happened, as ISO 8601 in UTC with nanoseconds. In JSON, nanoseconds since the epoch.") { ExtractJson = Timestamp, Example = "2026-11-24T12:34:56.123456789+0000" },
        new("evt.datetime", FieldType.String, FieldScope.Clock, (scoped in c, in a, out v) => LocalTime(c, date: true, nanoseconds: true, out v),
            "When the event happened, as local date and time with nanoseconds. In JSON, nanoseconds since the epoch.") { ExtractJson = Timestamp, Example = "2026-11-24 12:34:56.123456789" },
        new("evt.datetime.s", FieldType.String, FieldScope.Clock, (scoped in c, in a, out v) => LocalTime(c, date: true, nanoseconds: false, out v),
            "When the event happened, as local date and time in whole seconds. In JSON, nanoseconds since the epoch.") { ExtractJson = Timestamp, Example = "2026-11-24 12:34:56" },
        new("evt.rawtime", FieldType.AbsTime, FieldScope.Clock, Timestamp,
            "When the event happened, in nanoseconds since the epoch.") { Example = "1795489480662302999" },
        new("evt.rawtime.s", FieldType.AbsTime, FieldScope.Clock, (scoped in c, in a, out v) => Give(c.Event.Timestamp / Second, out v),
            "The whole seconds of evt.rawtime.") { Example = "1795489480" },
        new("evt.rawtime.ns", FieldType.AbsTime, FieldScope.Clock, (scoped in c, in a, out v) => Give(c.Event.Timestamp % Second, out v),
            "The part of a second of evt.rawtime, in nanoseconds.") { Format = PrintFormat.PaddedDec, ExtractJson = (scoped in c, in a, out v) => Give(c.Event.Timestamp % Second, out v), Example = "662302999" },
        new("evt.reltime", FieldType.RelTime, FieldScope.Clock | FieldScope.Stream, RelativeTime,
            "Nanoseconds since the first event of the stream.") { Format = PrintFormat.PaddedDec, ExtractJson = RelativeTime, Example = "005951226" },
        new("evt.reltime.s", FieldType.RelTime, FieldScope.Clock | FieldScope.Stream, (scoped in c, in a, out v) => Give(SinceFirst(c) / Second, out v),
            "The whole seconds of evt.reltime.") { Example = "12" },
        new("evt.reltime.ns", FieldType.RelTime, FieldScope.Clock | FieldScope.Stream, (scoped in c, in a, out v) => Give(SinceFirst(c) % Second, out v),
            "The part of a second of evt.reltime, in nanoseconds.") { Format = PrintFormat.PaddedDec, ExtractJson = (scoped in c, in a, out v) => Give(SinceFirst(c) % Second, out v), Example = "005951226" },
        new("evt.pluginname", FieldType.String, FieldScope.Event, NoPlugin,
            "The name of the plugin that the event comes from; NULL for events of the kernel.") { Example = "k8saudit" },
        new("evt.plugininfo", FieldType.String, FieldScope.Event, NoPlugin,
            "What the plugin that the event comes from says of it in one line; NULL for events of the kernel."),
        new("evt.source", FieldType.String, FieldScope.Event, Source,
            "The source of the event.") { Example = "syscall" },
        new("evt.is_async", FieldType.Bool, FieldScope.Event, (scoped in c, in a, out v) => Give(IsMeta(c), out v),
            "Whether the event was made beside the stream and not by a system call.") { Example = "false" },
        new("evt.asynctype", FieldType.String, FieldScope.Event, AsyncType,
            "The kind of an event that was made beside the stream.") { Example = "container" },
        new("evt.hostname", FieldType.String, FieldScope.HostTables, Hostname,
            "The name of the host; the environment variable FALCO_HOSTNAME sets another one, for instance that of the Kubernetes node.") { Example = "node-1" },
    ];

    static bool Timestamp(scoped in EventContext context, in BoundArgument argument, out FieldValue value) => Give(context.Event.Timestamp, out value);

    static bool RelativeTime(scoped in EventContext context, in BoundArgument argument, out FieldValue value) => Give(SinceFirst(context), out value);

    static ulong SinceFirst(scoped in EventContext context) => context.Event.Timestamp - context.Host.FirstEventTime;

    static bool LocalTime(scoped in EventContext context, bool date, bool nanoseconds, out FieldValue value)
    {
        var text = new ScratchText(context.Scratch);
        TimeText.AppendLocal(ref text, context.Event.Timestamp, date, nanoseconds);
        return Give(text.Finish(), out value);
    }

    static bool Iso8601(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        var text = new ScratchText(context.Scratch);
        TimeText.AppendIso8601(ref text, context.Event.Timestamp);
        return Give(text.Finish(), out value);
    }

    static bool NoPlugin(scoped in EventContext context, in BoundArgument argument, out FieldValue value) => Nothing(out value);

    static bool Source(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        context.Event.Code == EventCode.PlugineventE ? Nothing(out value) : Give("syscall"u8, out value);

    static bool IsMeta(scoped in EventContext context) => context.Event.Info is { } info && (info.Category & EventCategory.Metaevent) != 0;

    static bool AsyncType(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!IsMeta(context)) return Nothing(out value);
        return Give(context.Event.Code == EventCode.AsynceventE ? context.Event.Text(1) : context.Event.Info!.NameUtf8, out value);
    }

    static bool Hostname(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        string name = context.Host.Machine.Hostname;
        var room = context.Scratch.Take(Encoding.UTF8.GetMaxByteCount(name.Length));
        return Give(room[..Encoding.UTF8.GetBytes(name, room)], out value);
    }
}
