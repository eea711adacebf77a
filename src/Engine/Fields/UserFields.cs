using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>user.*</c> and <c>group.*</c>. Names that are not known are the text <c>&lt;NA&gt;</c> and not NULL: rules compare with it.</summary>
static class UserFields
{
    static FieldScope Names => FieldScope.Thread | FieldScope.HostTables;

    /// <summary>The rows of <c>user.*</c>.</summary>
    public static Field[] OfUser { get; } =
    [
        new("user.uid", FieldType.UInt32, FieldScope.Thread.WrittenBy(StateWriters.User), (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)t.Uid, out v) : Nothing(out v),
            "The effective user id.") { Format = PrintFormat.Id, Example = "0" },
        new("user.name", FieldType.String, Names, Name,
            "The name of the user; root for id 0 also when it is not known, else <NA>. For an event that tells of a container, the user that the container runs as.") { Example = "root" },
        new("user.homedir", FieldType.String, Names, HomeDirectory,
            "The home directory of the user; <NA> when it is not known.") { Example = "/root" },
        new("user.shell", FieldType.String, Names, Shell,
            "The login shell of the user; <NA> when it is not known.") { Example = "/bin/bash" },
        new("user.loginuid", FieldType.Int64, FieldScope.Thread.WrittenBy(StateWriters.Life), LoginUid,
            "The id of the user who logged in; -1 for processes that no login started. It stays when the user changes.") { Format = PrintFormat.Id, Example = "1000" },
        new("user.loginname", FieldType.String, Names, (scoped in c, in a, out v) => c.Thread is { } t ? Give(NameOf(c, t, t.LoginUid), out v) : Nothing(out v),
            "The name of the user who logged in; <NA> when it is not known or there is none.") { Example = "alice" },
    ];

    /// <summary>The rows of <c>group.*</c>.</summary>
    public static Field[] OfGroup { get; } =
    [
        new("group.gid", FieldType.UInt32, FieldScope.Thread.WrittenBy(StateWriters.Group), (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)t.Gid, out v) : Nothing(out v),
            "The effective group id.") { Format = PrintFormat.Id, Example = "0" },
        new("group.name", FieldType.String, Names, GroupName,
            "The name of the group; root for id 0 also when it is not known, else <NA>.") { Example = "root" },
    ];

    static bool Name(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Container is { User.Length: > 0 } container) return Give(container.User, out value);
        return context.Thread is { } thread ? Give(NameOf(context, thread, thread.Uid), out value) : Nothing(out value);
    }

    static ReadOnlySpan<byte> NameOf(scoped in EventContext context, ThreadEntry thread, uint uid) =>
        Accounts.User(context.Host, thread, uid) is { } user ? user.Name : uid == 0 ? "root"u8 : "<NA>"u8;

    static bool HomeDirectory(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        return Give(Accounts.User(context.Host, thread, thread.Uid) is { } user ? user.Home : thread.Uid == 0 ? "/root"u8 : "<NA>"u8, out value);
    }

    static bool Shell(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        return Give(Accounts.User(context.Host, thread, thread.Uid) is { } user ? user.Shell : "<NA>"u8, out value);
    }

    static bool LoginUid(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        return Give(thread.LoginUid == uint.MaxValue ? -1L : thread.LoginUid, out value);
    }

    static bool GroupName(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        var name = Accounts.GroupName(context.Host, thread, thread.Gid);
        return Give(name.Length > 0 ? name : thread.Gid == 0 ? "root"u8 : "<NA>"u8, out value);
    }
}
