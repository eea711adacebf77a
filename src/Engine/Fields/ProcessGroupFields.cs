using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>proc.sname</c>, <c>proc.sid.*</c>, <c>proc.vpgid.*</c>, <c>proc.pgid.*</c>: the leaders of the session and the process group.</summary>
static class ProcessGroupFields
{
    static FieldScope Scope => FieldScope.Thread | FieldScope.OtherProcesses;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("proc.sname", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.Session) is { } l ? l.Comm.Span : default, out v) : Nothing(out v),
            "The name of the session leader; of a container's process, of its oldest ancestor in the same session. Empty when it is not known.") { Example = "bash" },
        new("proc.sid.exe", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.Session) is { } l ? l.Exe.Span : default, out v) : Nothing(out v),
            "argv[0] of the session leader; see proc.sname.") { Example = "/bin/bash" },
        new("proc.sid.exepath", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.Session) is { } l ? l.ExePath.Span : default, out v) : Nothing(out v),
            "The path of the session leader's executable; see proc.sname.") { Example = "/usr/bin/bash" },
        new("proc.vpgid.name", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.VirtualGroup) is { } l ? l.Comm.Span : default, out v) : Nothing(out v),
            "The name of the process group's leader; of a container's process, of its oldest ancestor in the same group. Empty when it is not known.") { Example = "bash" },
        new("proc.vpgid.exe", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.VirtualGroup) is { } l ? l.Exe.Span : default, out v) : Nothing(out v),
            "argv[0] of the process group's leader; see proc.vpgid.name.") { Example = "/bin/bash" },
        new("proc.vpgid.exepath", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.VirtualGroup) is { } l ? l.ExePath.Span : default, out v) : Nothing(out v),
            "The path of the executable of the process group's leader; see proc.vpgid.name.") { Example = "/usr/bin/bash" },
        new("proc.pgid.name", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.Group) is { } l ? l.Comm.Span : default, out v) : Nothing(out v),
            "The name of the process group's leader, by the ids of the host. Empty when it is not known.") { Example = "bash" },
        new("proc.pgid.exe", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.Group) is { } l ? l.Exe.Span : default, out v) : Nothing(out v),
            "argv[0] of the process group's leader; see proc.pgid.name.") { Example = "/bin/bash" },
        new("proc.pgid.exepath", FieldType.String, Scope, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Leader(c, t, Kind.Group) is { } l ? l.ExePath.Span : default, out v) : Nothing(out v),
            "The path of the executable of the process group's leader; see proc.pgid.name.") { Example = "/usr/bin/bash" },
    ];

    enum Kind : byte
    {
        Session,
        VirtualGroup,
        Group,
    }

    static long IdOf(ThreadEntry thread, Kind kind) => kind switch
    {
        Kind.Session => thread.Sid,
        Kind.VirtualGroup => thread.VPgid,
        _ => thread.Pgid,
    };

    // Ids of a pid namespace say nothing in the table of the host; there the leader is told by its descendants having its id.
    static ThreadEntry? Leader(scoped in EventContext context, ThreadEntry thread, Kind kind)
    {
        long id = IdOf(thread, kind);
        if (id == -1) return null;
        if ((kind == Kind.Group || !thread.InPidNamespace) && context.Host.Threads.Find(id) is { } direct) return direct;

        ThreadEntry? oldest = null;
        foreach (var ancestor in Ancestry.From(context.Host.Threads, thread))
        {
            if (IdOf(ancestor, kind) != id) break;
            oldest = ancestor;
        }

        return oldest;
    }
}
