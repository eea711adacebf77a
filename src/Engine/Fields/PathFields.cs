using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>fs.path.*</c>: the paths that a call changed or opened. They exist only when the call succeeded.</summary>
static class PathFields
{
    static FieldScope Raw => FieldScope.Event | FieldScope.Descriptor;
    static FieldScope Resolved => Raw | FieldScope.ThreadGroup;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("fs.path.name", FieldType.String, Resolved, (scoped in c, in a, out v) => Resolve(c, Part.Name, out v),
            "The absolute path that the call works on: mkdir, rmdir, unlink, open, chmod, chown, mount and their relatives.") { Example = "/srv/data/new" },
        new("fs.path.nameraw", FieldType.String, Raw, (scoped in c, in a, out v) => AsGiven(c, Part.Name, out v),
            "The path that the call works on, as the program gave it.") { Example = "data/new" },
        new("fs.path.source", FieldType.String, Resolved, (scoped in c, in a, out v) => Resolve(c, Part.Source, out v),
            "The absolute path that a call with two paths starts from: the old name of rename, the device of mount. Of link and symlink it is the new link.") { Example = "/srv/data/old" },
        new("fs.path.sourceraw", FieldType.String, Raw, (scoped in c, in a, out v) => AsGiven(c, Part.Source, out v),
            "fs.path.source as the program gave it.") { Example = "data/old" },
        new("fs.path.target", FieldType.String, Resolved, (scoped in c, in a, out v) => Resolve(c, Part.Target, out v),
            "The absolute path that a call with two paths leads to: the new name of rename, the directory of mount. Of link and symlink it is what the link points to.") { Example = "/srv/data/new" },
        new("fs.path.targetraw", FieldType.String, Raw, (scoped in c, in a, out v) => AsGiven(c, Part.Target, out v),
            "fs.path.target as the program gave it.") { Example = "data/new" },
    ];

    enum Part : byte
    {
        Name,
        Source,
        Target,
    }

    // The index of the parameter, or one of these.
    const int Missing = -1, NameOfDescriptor = -2;

    static int IndexOf(EventCode code, Part part) => (code, part) switch
    {
        (EventCode.SyscallMkdirV2X or EventCode.SyscallRmdirV2X or EventCode.SyscallUnlinkV2X or EventCode.SyscallChownX
            or EventCode.SyscallLchownX, Part.Name) => 1,
        (EventCode.SyscallOpenX or EventCode.SyscallChmodX or EventCode.SyscallUmountV1X or EventCode.SyscallUmount2X, Part.Name) => 1,
        (EventCode.SyscallMkdiratX or EventCode.SyscallUnlinkatV2X or EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X
            or EventCode.SyscallFchmodatX or EventCode.SyscallFchownatX, Part.Name) => 2,
        (EventCode.SyscallFchmodX or EventCode.SyscallFchownX, Part.Name) => NameOfDescriptor,
        (EventCode.SyscallQuotactlX, Part.Name) => EventTable.Find(EventCode.SyscallQuotactlX)!.IndexOf("special"),
        (EventCode.SyscallRenameX or EventCode.SyscallMountX, Part.Source) => 1,
        (EventCode.SyscallRenameX or EventCode.SyscallMountX, Part.Target) => 2,
        (EventCode.SyscallRenameatX or EventCode.SyscallRenameat2X, Part.Source) => 2,
        (EventCode.SyscallRenameatX or EventCode.SyscallRenameat2X, Part.Target) => 4,
        (EventCode.SyscallLinkV2X, Part.Source) => 2,
        (EventCode.SyscallLinkV2X, Part.Target) => 1,
        (EventCode.SyscallLinkatV2X, Part.Source) => 4,
        (EventCode.SyscallLinkatV2X, Part.Target) => 2,
        (EventCode.SyscallSymlinkX, Part.Source) => 2,
        (EventCode.SyscallSymlinkX, Part.Target) => 1,
        (EventCode.SyscallSymlinkatX, Part.Source) => 3,
        (EventCode.SyscallSymlinkatX, Part.Target) => 1,
        _ => Missing,
    };

    static bool Succeeded(scoped in EventContext context)
    {
        if (context.Event.Parameter(0).Length == 0) return false;

        // An open counts as failed only with -1, which no kernel returns; rules of the reference see its failures here.
        return context.Event.Code is EventCode.SyscallOpenX or EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X
            ? context.Event.Signed(0) != -1
            : context.Event.Signed(0) == 0;
    }

    static bool TryRaw(scoped in EventContext context, Part part, out ReadOnlySpan<byte> path)
    {
        path = default;
        int index = IndexOf(context.Event.Code, part);
        if (index == Missing || !Succeeded(context)) return false;
        if (index == NameOfDescriptor)
        {
            if (!Descriptors.TryFind(context, out var fd)) return false;
            path = fd is null ? default : fd.Name.Span;
            return true;
        }

        if (context.Event.Parameter(index).Length == 0) return false;
        path = context.Event.Text(index);
        return true;
    }

    static bool AsGiven(scoped in EventContext context, Part part, out FieldValue value) =>
        TryRaw(context, part, out var path) ? Give(path, out value) : Nothing(out value);

    static bool Resolve(scoped in EventContext context, Part part, out FieldValue value)
    {
        if (context.Thread is not { } thread || !TryRaw(context, part, out var path)) return Nothing(out value);
        if (path.Length > 0 && path[0] == '/') return Give(Directories.Join(context, ""u8, path), out value);
        return Give(context.Event.Code switch
        {
            EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X => Directories.Join(context, ""u8, context.Fd is { } fd ? fd.Name.Span : Paths.UnknownDirectory),
            EventCode.SyscallFchownatX or EventCode.SyscallFchmodatX or EventCode.SyscallMkdiratX or EventCode.SyscallUnlinkatV2X
                => Directories.Join(context, DirectoryOfEvent(context), path),
            EventCode.SyscallSymlinkatX => Directories.Join(context, part == Part.Source ? DirectoryOfEvent(context) : Paths.UnknownDirectory, path),
            EventCode.SyscallRenameat2X => Directories.Join(context, context.Event.Signed(part == Part.Target ? 3 : 1), path),
            _ => Directories.Join(context, thread.Leader.Cwd.Span, path),
        }, out value);
    }

    static ReadOnlySpan<byte> DirectoryOfEvent(scoped in EventContext context) =>
        context.Fd is { Type: FdType.Directory } fd ? Paths.WithSlash(fd.Name.Span, context.Scratch) : Paths.UnknownDirectory;
}
