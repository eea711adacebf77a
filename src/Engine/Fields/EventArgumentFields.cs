using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>evt.*</c>: the parameters of the event, and the bytes that it moved.</summary>
static class EventArgumentFields
{
    static FieldScope Everything => FieldScope.Event | FieldScope.Thread | FieldScope.ThreadGroup | FieldScope.Descriptor | FieldScope.OtherProcesses | FieldScope.HostTables;
    const EventCategory AnyIo = EventCategory.IoRead | EventCategory.IoWrite | EventCategory.IoOther;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("evt.args", FieldType.String, Everything, Arguments,
            "All parameters as name=value, with what is known of the value in round brackets after it.") { Example = "res=0 fd=3(<f>/etc/passwd)" },
        new("evt.arg", FieldType.String, Everything, Argument,
            "One parameter as text, by name or by position from 0: error names, paths behind descriptors and names of flags where there are such, else the plain value. NULL for events that have no such parameter.")
        {
            Argument = FieldArgument.Index | FieldArgument.Dot | FieldArgument.Required, BindKey = BindParameter, Keys = ParameterPlaces.AllNames, Example = "O_RDONLY|O_CLOEXEC",
        },
        new("evt.rawarg", FieldType.Buffer, FieldScope.Event, RawArgument,
            "One parameter by name, with the parameter's own type.")
        {
            Argument = FieldArgument.Dot | FieldArgument.Required, BindKey = BindParameter, Keys = ParameterPlaces.AllNames, TakesTypeOfParameter = true,
            Traits = FieldTraits.NoRightHandSide | FieldTraits.NoTransformers, Example = "4097",
        },
        new("evt.info", FieldType.String, Everything, Arguments,
            "The same as evt.args.") { Example = "res=0 fd=3(<f>/etc/passwd)" },
        new("evt.buffer", FieldType.Buffer, FieldScope.Event, Buffer,
            "The bytes that were read or written, as far as they were captured. As text, every byte that cannot be printed is a dot.") { ExtractText = PrintableBuffer, Example = "GET / HTTP/1.1.." },
        new("evt.buflen", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, AnyIo, Target.Anything, out v),
            "How many bytes were read or written.") { Example = "4096" },
        new("evt.buflen.in", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, EventCategory.IoRead, Target.Anything, out v),
            "How many bytes were read.") { Traits = FieldTraits.Hidden, Example = "4096" },
        new("evt.buflen.out", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, EventCategory.IoWrite, Target.Anything, out v),
            "How many bytes were written.") { Traits = FieldTraits.Hidden, Example = "4096" },
        new("evt.buflen.file", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, AnyIo, Target.File, out v),
            "How many bytes were read from or written to a file.") { Traits = FieldTraits.Hidden, Example = "4096" },
        new("evt.buflen.file.in", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, EventCategory.IoRead, Target.File, out v),
            "How many bytes were read from a file.") { Traits = FieldTraits.Hidden, Example = "4096" },
        new("evt.buflen.file.out", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, EventCategory.IoWrite, Target.File, out v),
            "How many bytes were written to a file.") { Traits = FieldTraits.Hidden, Example = "4096" },
        new("evt.buflen.net", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, AnyIo, Target.Net, out v),
            "How many bytes were received or sent over the network.") { Traits = FieldTraits.Hidden, Example = "4096" },
        new("evt.buflen.net.in", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, EventCategory.IoRead, Target.Net, out v),
            "How many bytes were received over the network.") { Traits = FieldTraits.Hidden, Example = "4096" },
        new("evt.buflen.net.out", FieldType.UInt64, FieldScope.Event | FieldScope.Descriptor, (scoped in c, in a, out v) => Moved(c, EventCategory.IoWrite, Target.Net, out v),
            "How many bytes were sent over the network.") { Traits = FieldTraits.Hidden, Example = "4096" },
    ];

    static readonly ParameterPlaces s_data = ParameterPlaces.Find("data")!;

    static BoundArgument? BindParameter(string name) =>
        ParameterPlaces.Find(name) is { } places ? BoundArgument.None with { Key = System.Text.Encoding.UTF8.GetBytes(name), Places = places } : null;

    static bool Arguments(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Event.Info is not { } info) return Nothing(out value);

        // The parameters of a generic event are ours and the driver's business.
        return Give(info.Code == EventCode.GenericX ? default : ParameterRenderer.All(context), out value);
    }

    static bool Argument(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        long index = argument.Places is { } places ? places.Of(context.Event.Code) : argument.Index;
        if (index < 0 || index >= ParameterRenderer.CountOf(context)) return Nothing(out value);
        return Give(ParameterRenderer.ResolvedOrRaw(context, (int)index), out value);
    }

    static bool RawArgument(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        var places = argument.Places!;
        int index = places.Of(context.Event.Code);
        if (index < 0 || index >= ParameterRenderer.CountOf(context)) return Nothing(out value);
        var bytes = context.Event.Parameter(index);
        if (bytes.Length == 0) return Nothing(out value);

        // Another event may have a parameter of the same name and another kind; a path is no number.
        var type = ParameterTypes.ToFieldType(context.Event.Info!.Parameters[index].Type);
        bool isBytes = ParameterTypes.IsBytes(type);
        if (isBytes != ParameterTypes.IsBytes(ParameterTypes.ToFieldType(places.First.Type))) return Nothing(out value);
        if (!isBytes) return Give(ParameterRenderer.Number(bytes, ParameterTypes.IsSigned(type)), out value);
        return Give(type is FieldType.String or FieldType.Path ? context.Event.Text(index) : bytes, out value);
    }

    static bool Buffer(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        int index = s_data.Of(context.Event.Code);
        if (index < 0 || index >= ParameterRenderer.CountOf(context)) return Nothing(out value);
        var bytes = context.Event.Parameter(index);
        return bytes.Length == 0 ? Nothing(out value) : Give(bytes, out value);
    }

    static bool PrintableBuffer(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        int index = s_data.Of(context.Event.Code);
        if (index < 0 || index >= ParameterRenderer.CountOf(context)) return Nothing(out value);
        return Give(ParameterRenderer.ResolvedOrRaw(context, index), out value);
    }

    enum Target : byte
    {
        Anything,
        File,
        Net,
    }

    static bool Moved(scoped in EventContext context, EventCategory kind, Target target, out FieldValue value)
    {
        if (context.Fd is not { } fd || context.Event.Info is not { } info || (info.Category & kind) == 0
            || (target == Target.File && !FdTypeNames.IsFile(fd.Type)) || (target == Target.Net && !FdTypeNames.IsIpSocket(fd.Type))
            || !Results.TryGet(context, out long result) || result < 0)
        {
            return Nothing(out value);
        }

        return Give((ulong)result, out value);
    }
}
