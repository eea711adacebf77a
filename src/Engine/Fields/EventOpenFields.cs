using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>evt.is_open_*</c> and <c>evt.abspath</c>: how and what a call opens. They ask for the call's wish, not its success.</summary>
static class EventOpenFields
{
    // The driver's open flags (PPM_O_*).
    const uint Read = 1 << 0, Write = 1 << 1, Create = 1 << 2, TemporaryFile = 1 << 13, WasCreated = 1 << 14;
    const uint AnyExecute = 0x49;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("evt.is_open_read", FieldType.Bool, FieldScope.Event, (scoped in c, in a, out v) => Give((FlagsOf(c) & Read) != 0, out v),
            "Whether a file is opened for reading (open, openat, openat2, open_by_handle_at); false for all other events.") { Example = "true" },
        new("evt.is_open_write", FieldType.Bool, FieldScope.Event, (scoped in c, in a, out v) => Give((FlagsOf(c) & Write) != 0, out v),
            "Whether a file is opened for writing (open, openat, openat2, open_by_handle_at); false for all other events.") { Example = "true" },
        new("evt.is_open_exec", FieldType.Bool, FieldScope.Event, IsOpenExec,
            "Whether a file is opened so that it would be made with an execute bit (open, openat, openat2, creat); false for all other events.") { Example = "false" },
        new("evt.is_open_create", FieldType.Bool, FieldScope.Event, IsOpenCreate,
            "Whether the call made a new file (open, openat, openat2, open_by_handle_at); false for all other events.") { Example = "false" },
        new("evt.abspath", FieldType.String, FieldScope.Event | FieldScope.ThreadGroup | FieldScope.Descriptor, AbsolutePath,
            "The absolute path of a call that takes a directory descriptor and a path (openat, renameat, unlinkat, linkat …). Of two paths .src takes the old one, .dst the new one.")
        {
            Argument = FieldArgument.Dot, BindKey = BindSide, Keys = () => ["src", "dst"], Example = "/etc/passwd",
        },
    ];

    static uint FlagsOf(scoped in EventContext context) => context.Event.Code switch
    {
        EventCode.SyscallOpenX or EventCode.SyscallOpenByHandleAtX => (uint)context.Event.Unsigned(2),
        EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X => (uint)context.Event.Unsigned(3),
        _ => 0,
    };

    static bool IsOpenExec(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        bool makes = (FlagsOf(context) & (Create | TemporaryFile)) != 0;
        uint mode = context.Event.Code switch
        {
            EventCode.SyscallOpenX when makes => (uint)context.Event.Unsigned(3),
            EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X when makes => (uint)context.Event.Unsigned(4),
            EventCode.SyscallCreatX => (uint)context.Event.Unsigned(2),
            _ => 0,
        };
        return Give((mode & AnyExecute) != 0, out value);
    }

    static bool IsOpenCreate(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        uint flags = FlagsOf(context);
        bool temporary = (flags & TemporaryFile) != 0 && Results.TryGet(context, out long result) && result >= 0;
        return Give((flags & WasCreated) != 0 || temporary, out value);
    }

    static BoundArgument? BindSide(string side) => side switch
    {
        "src" => BoundArgument.None with { Index = 1 },
        "dst" => BoundArgument.None with { Index = 2 },
        _ => null,
    };

    static bool AbsolutePath(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        if (context.Event.Code == EventCode.SyscallOpenByHandleAtX)
        {
            if (!Results.TryGet(context, out long fd) || fd <= 0) return Nothing(out value);
            var opened = new ScratchText(context.Scratch);
            PathText.AppendJoined(ref opened, default, context.Event.Text(3));
            return Give(opened.Finish(), out value);
        }

        bool second = argument.Index == 2;
        var (directoryIndex, pathIndex) = context.Event.Code switch
        {
            EventCode.SyscallRenameatX or EventCode.SyscallRenameat2X or EventCode.SyscallLinkatV2X => second ? (3, 4) : (1, 2),
            EventCode.SyscallSymlinkatX => (2, 3),
            EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X or EventCode.SyscallUnlinkatV2X or EventCode.SyscallMkdiratX
                or EventCode.SyscallFchmodatX or EventCode.SyscallFchownatX => (1, 2),
            _ => (-1, -1),
        };
        if (directoryIndex < 0 || context.Event.Parameter(directoryIndex).Length == 0 || context.Event.Parameter(pathIndex).Length == 0)
            return Nothing(out value);

        var path = context.Event.Text(pathIndex);
        var directory = new ScratchText(context.Scratch);
        AppendDirectory(ref directory, thread, path, context.Event.Signed(directoryIndex));
        var text = new ScratchText(context.Scratch);
        PathText.AppendJoined(ref text, directory.Text, path);
        return Give(text.Finish(), out value);
    }

    static void AppendDirectory(ref ScratchText text, ThreadEntry thread, ReadOnlySpan<byte> path, long directory)
    {
        if (path.Length > 0 && path[0] == '/') return;
        if (directory == Paths.WorkingDirectory) text.Append(thread.Leader.Cwd.Span);
        else if (Descriptors.Find(thread, directory) is not { } fd) text.Append("<UNKNOWN>/"u8);
        else
        {
            text.Append(fd.Name.Span);
            text.Append((byte)'/');
        }
    }
}
