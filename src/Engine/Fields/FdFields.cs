using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>fd.*</c>: the descriptor that the event uses, makes or closes; the fields of its addresses are in <see cref="FdAddressFields"/>.</summary>
static class FdFields
{
    static FieldScope Scope => FieldScope.Descriptor;
    static FieldScope WithDirectory => Scope | FieldScope.ThreadGroup;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("fd.num", FieldType.Int64, Scope, Number,
            "The number of the descriptor; negative when the call that should have made it failed.") { Format = PrintFormat.Id, Example = "3" },
        new("fd.type", FieldType.String, Scope, (scoped in c, in a, out v) => Known(c, out var fd) ? Give(FdTypeNames.Of(fd.Type), out v) : Nothing(out v),
            "What the descriptor is: file, directory, ipv4, ipv6, unix, pipe, event, signalfd, eventpoll, inotify, timerfd, netlink, bpf, userfaultfd, io_uring, memfd or pidfd.") { Example = "file" },
        new("fd.typechar", FieldType.String, Scope, TypeChar,
            "What the descriptor is as one letter: f file, d directory, 4 IPv4 socket, 6 IPv6 socket, u unix socket or userfaultfd, p pipe, e eventfd, s signalfd, l eventpoll, i inotify, t timerfd, n netlink, b bpf, r io_uring, m memfd, P pidfd, o unknown.") { Example = "f" },
        new("fd.name", FieldType.String, WithDirectory, (scoped in c, in a, out v) => Name(c, default, out v),
            "The absolute path of a file, or the addresses of a socket. When a call that opens failed, the path that it was given.") { Example = "/etc/passwd" },
        new("fd.directory", FieldType.String, WithDirectory, (scoped in c, in a, out v) => Directory(c, default, out v),
            "The directory of a file, or the directory itself.") { Example = "/etc" },
        new("fd.filename", FieldType.String, Scope, FileName,
            "The name of a file without its directory.") { Example = "passwd" },
        new("fd.nameraw", FieldType.String, Scope, RawName,
            "The path as the program gave it, without doubled slashes.") { Example = "../etc/passwd" },
        new("fd.uid", FieldType.String, Scope | FieldScope.Thread.WrittenBy(StateWriters.Life), Uid,
            "The thread id and the number of the descriptor in one.") { Example = "47113" },
        new("fd.containername", FieldType.String, WithDirectory | FieldScope.Thread.WrittenBy(StateWriters.Life), (scoped in c, in a, out v) => Name(c, ContainerOf(c), out v),
            "fd.name with the id of the container before it.") { Example = "3f1c9a7b5e2d:/etc/passwd" },
        new("fd.containerdirectory", FieldType.String, WithDirectory | FieldScope.Thread.WrittenBy(StateWriters.Life), (scoped in c, in a, out v) => Directory(c, ContainerOf(c), out v),
            "fd.directory with the id of the container before it.") { Example = "3f1c9a7b5e2d:/etc" },
        new("fd.connected", FieldType.Bool, Scope, (scoped in c, in a, out v) => Known(c, out var fd) ? Give(fd.Has(FdFlags.Connected), out v) : Nothing(out v),
            "Whether a socket is connected.") { Example = "true" },
        new("fd.name_changed", FieldType.Bool, Scope | FieldScope.Event, (scoped in c, in a, out v) => Known(c, out _) ? Give(c.FdNameChanged, out v) : Nothing(out v),
            "Whether the event changed the name of the descriptor, as a connect does.") { Example = "false" },
        new("fd.dev", FieldType.Int32, Scope, (scoped in c, in a, out v) => Known(c, out var fd) ? Give((long)(int)fd.Device, out v) : Nothing(out v),
            "The device that holds the file, in hexadecimal.") { Format = PrintFormat.Hex, Example = "FE00" },
        new("fd.dev.major", FieldType.Int32, Scope, (scoped in c, in a, out v) => Known(c, out var fd) ? Give((long)((fd.Device & 0xfff00) >> 8), out v) : Nothing(out v),
            "The major number of the device that holds the file.") { Example = "254" },
        new("fd.dev.minor", FieldType.Int32, Scope, (scoped in c, in a, out v) => Known(c, out var fd) ? Give((long)((fd.Device & 0xff) | ((fd.Device >> 12) & 0xfff00)), out v) : Nothing(out v),
            "The minor number of the device that holds the file.") { Example = "0" },
        new("fd.ino", FieldType.Int64, Scope, (scoped in c, in a, out v) => Known(c, out var fd) ? Give((long)fd.Inode, out v) : Nothing(out v),
            "The inode of the file.") { Example = "409981" },
        new("fd.types", FieldType.String, FieldScope.Event | FieldScope.ThreadGroup, Types,
            "The kinds of all open descriptors, each once; with a number the kind of that descriptor.") { Argument = FieldArgument.Index, IsList = true, Traits = FieldTraits.NoRightHandSide, Example = "(file,pipe)" },
        new("fd.is_upper_layer", FieldType.Bool, Scope, (scoped in c, in a, out v) => Known(c, out var fd) ? Give(fd.Has(FdFlags.UpperLayer), out v) : Nothing(out v),
            "Whether the file lies on the upper layer of an overlay: it did not come with the image of its container.") { Example = "false" },
        new("fd.is_lower_layer", FieldType.Bool, Scope, (scoped in c, in a, out v) => Known(c, out var fd) ? Give(fd.Has(FdFlags.LowerLayer), out v) : Nothing(out v),
            "Whether the file lies on a lower layer of an overlay: it came with the image of its container.") { Example = "false" },
    ];

    internal static bool Known(scoped in EventContext context, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FdEntry? fd) =>
        Descriptors.TryFind(context, out fd) && fd is not null;

    static bool Number(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!Descriptors.TryFind(context, out _)) return Nothing(out value);
        return Give(NumberOf(context), out value);
    }

    static long NumberOf(scoped in EventContext context) => context.FdNumber == EventContext.NoFd ? -1 : context.FdNumber;

    static bool TypeChar(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!Descriptors.TryFind(context, out var fd)) return Nothing(out value);
        var room = context.Scratch.Take(1);
        room[0] = fd is not null ? FdTypeNames.CharOf(fd.Type) : LikelyTypeChar((EventCode)((int)context.Event.Code | 1));
        return Give(room, out value);
    }

    // The kind of descriptor that the call would have made. A failed socket may be any family; rules look for 4.
    static byte LikelyTypeChar(EventCode exit) => (byte)(exit switch
    {
        EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X or EventCode.SyscallCreatX => 'f',
        EventCode.SocketSocketX or EventCode.SocketAcceptV5X or EventCode.SocketAccept4V6X => '4',
        EventCode.SyscallPipeX or EventCode.SyscallPipe2X => 'p',
        EventCode.SyscallEventfdX or EventCode.SyscallEventfd2X => 'e',
        EventCode.SyscallSignalfdX or EventCode.SyscallSignalfd4X => 's',
        EventCode.SyscallTimerfdCreateX => 't',
        EventCode.SyscallInotifyInitX or EventCode.SyscallInotifyInit1X => 'i',
        _ => 'o',
    });

    // The reference has no id for a process on the host here, and still writes the colon.
    static ReadOnlySpan<byte> ContainerOf(scoped in EventContext context)
    {
        var text = new ScratchText(context.Scratch);
        text.Append(context.Thread is { } thread ? thread.ContainerId.Span : default);
        text.Append((byte)':');
        return text.Finish();
    }

    static bool Name(scoped in EventContext context, scoped ReadOnlySpan<byte> prefix, out FieldValue value)
    {
        if (!TryName(context, out var name)) return Nothing(out value);
        return Give(Prefixed(context, prefix, name), out value);
    }

    static bool TryName(scoped in EventContext context, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!Descriptors.TryFind(context, out var fd)) return false;
        if (fd is null) return DescriptorNames.TryFromEvent(context, raw: false, out name);
        name = fd.Name.Span;
        return true;
    }

    static ReadOnlySpan<byte> Prefixed(scoped in EventContext context, scoped ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name)
    {
        if (prefix.Length == 0) return name;
        var room = context.Scratch.Take(prefix.Length + name.Length);
        prefix.CopyTo(room);
        name.CopyTo(room[prefix.Length..]);
        return room;
    }

    static bool Directory(scoped in EventContext context, scoped ReadOnlySpan<byte> prefix, out FieldValue value)
    {
        if (!TryName(context, out var name)) return Nothing(out value);
        Descriptors.TryFind(context, out var fd);
        if (fd is not null && fd.Type != FdType.Directory && !FdTypeNames.IsFile(fd.Type)) return Nothing(out value);
        if (fd is null || FdTypeNames.IsFile(fd.Type))
        {
            int slash = name.LastIndexOf((byte)'/');
            if (slash <= 0) name = "/"u8;
            else if (slash < name.Length - 1) name = name[..slash];
        }

        return Give(Prefixed(context, prefix, name), out value);
    }

    static bool FileName(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!Known(context, out var fd) || !FdTypeNames.IsFile(fd.Type)) return Nothing(out value);
        var name = fd.Name.Span;
        int slash = name.LastIndexOf((byte)'/');
        if (slash < 0) return Give("/"u8, out value);
        return Give(slash < name.Length - 1 ? name[(slash + 1)..] : name, out value);
    }

    static bool RawName(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!Descriptors.TryFind(context, out var fd)) return Nothing(out value);
        ReadOnlySpan<byte> name = default;
        if (fd is not null) name = fd.RawName.Span;
        else if (!DescriptorNames.TryFromEvent(context, raw: true, out name)) return Nothing(out value);
        return Give(name.IndexOf("//"u8) < 0 ? name : WithoutDoubledSlashes(context, name), out value);
    }

    static ReadOnlySpan<byte> WithoutDoubledSlashes(scoped in EventContext context, ReadOnlySpan<byte> name)
    {
        var room = context.Scratch.Take(name.Length);
        int length = 0;
        foreach (byte b in name)
        {
            if (b != '/' || length == 0 || room[length - 1] != '/') room[length++] = b;
        }

        return room[..length];
    }

    static bool Uid(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!Descriptors.TryFind(context, out _)) return Nothing(out value);
        var text = new ScratchText(context.Scratch);
        text.AppendDecimal(context.Thread!.Tid);
        text.AppendDecimal(NumberOf(context));
        return Give(text.Finish(), out value);
    }

    static bool Types(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!Descriptors.TryFind(context, out _)) return Nothing(out value);
        var list = new ScratchText(context.Scratch);
        if (argument.Index >= 0)
        {
            if (Descriptors.Find(context.Thread!, argument.Index) is not { } one) return Nothing(out value);
            list.AppendElement(FdTypeNames.Of(one.Type));
            return Give(list.Finish(), out value);
        }

        if (context.Thread!.Group is not { } group) return Nothing(out value);
        uint seen = 0;
        foreach (var fd in group.Fds.Entries)
        {
            // The two kinds of ip sockets and of files share a name each.
            uint bit = 1u << (int)(fd.Type switch
            {
                FdType.FileV2 => FdType.File,
                FdType.Ipv4ServerSocket => FdType.Ipv4Socket,
                FdType.Ipv6ServerSocket => FdType.Ipv6Socket,
                FdType.Unsupported => FdType.Unknown,
                _ => fd.Type,
            });
            if ((seen & bit) != 0) continue;
            seen |= bit;
            list.AppendElement(FdTypeNames.Of(fd.Type));
        }

        return seen == 0 ? Nothing(out value) : Give(list.Finish(), out value);
    }
}
