using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>proc.*</c>: what the process runs and who it is.</summary>
static class ProcessFields
{
    static FieldScope Own => FieldScope.Thread.WrittenBy(StateWriters.Life);
    static FieldScope Session => FieldScope.Thread.WrittenBy(StateWriters.Session);
    static FieldScope Group => (FieldScope.Thread | FieldScope.ThreadGroup).WrittenBy(StateWriters.Life);

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("proc.exe", FieldType.String, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Exe.Span, out v) : Nothing(out v),
            "The first argument of the command line (argv[0]), as the process that started it chose it.") { Example = "/usr/bin/cat" },
        new("proc.exepath", FieldType.String, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.ExePath.Span, out v) : Nothing(out v),
            "The path of the executed file as the kernel resolved it.") { Example = "/usr/bin/cat" },
        new("proc.name", FieldType.String, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Comm.Span, out v) : Nothing(out v),
            "The name of the executed file, cut to 15 bytes as the kernel does.") { Example = "cat" },
        new("proc.args", FieldType.String, Own, Arguments,
            "The arguments without argv[0], joined by a blank; with an index from 0 the one argument, empty past the last.") { Argument = FieldArgument.Index, Example = "-n /etc/passwd" },
        new("proc.cmdline", FieldType.String, Own, CommandLine,
            "The name and the arguments.") { Example = "cat -n /etc/passwd" },
        new("proc.exeline", FieldType.String, Own, ExeLine,
            "argv[0] and the arguments.") { Example = "/usr/bin/cat -n /etc/passwd" },
        new("proc.cmdnargs", FieldType.UInt64, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)ProcessText.Count(t.Args.Span), out v) : Nothing(out v),
            "The number of arguments without argv[0].") { Example = "2" },
        new("proc.cmdlenargs", FieldType.UInt64, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)ProcessText.LengthOf(t.Args.Span), out v) : Nothing(out v),
            "The length of all arguments together in bytes, without blanks between them.") { Example = "13" },
        new("proc.env", FieldType.String, Group, Environment,
            "The environment, variables joined by a blank; with a name the value of that variable, empty when it is not set.") { Argument = FieldArgument.Index | FieldArgument.Key, Example = "HOME=/root LANG=C" },
        new("proc.cwd", FieldType.String, Group.WrittenBy(StateWriters.Directory), (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Group.Leader is { } l ? l.Cwd.Span : "./"u8, out v) : Nothing(out v),
            "The working directory, with a slash at its end; ./ when the main thread is not known.") { Example = "/root/" },
        new("proc.tty", FieldType.UInt32, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)t.Tty, out v) : Nothing(out v),
            "The device number of the controlling terminal; 0 when there is none, as for services.") { Format = PrintFormat.Id, Example = "34816" },
        new("proc.pid", FieldType.Int64, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Id(t.Pid, out v) : Nothing(out v),
            "The process id.") { Format = PrintFormat.Id, Example = "4711" },
        new("proc.vpid", FieldType.Int64, Own, (scoped in c, in a, out v) => c.Thread is { VPid: not -1 } t ? Give(t.VPid, out v) : Nothing(out v),
            "The process id inside the pid namespace of its container.") { Format = PrintFormat.Id, Example = "1" },
        new("proc.sid", FieldType.Int64, Session, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Sid, out v) : Nothing(out v),
            "The session id.") { Format = PrintFormat.Id, Example = "4700" },
        new("proc.vpgid", FieldType.Int64, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.VPgid, out v) : Nothing(out v),
            "The process group id inside the pid namespace of its container.") { Format = PrintFormat.Id, Example = "1" },
        new("proc.pgid", FieldType.Int64, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Pgid, out v) : Nothing(out v),
            "The process group id.") { Format = PrintFormat.Id, Example = "4700" },
        new("proc.is_sid_leader", FieldType.Bool, Session, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Sid == t.VPid, out v) : Nothing(out v),
            "Whether the process leads its session.") { Example = "false" },
        new("proc.is_vpgid_leader", FieldType.Bool, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.VPgid == t.VPid, out v) : Nothing(out v),
            "Whether the process leads its process group, told by the ids inside the pid namespace.") { Example = "false" },
        new("proc.is_pgid_leader", FieldType.Bool, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Pgid == t.Pid, out v) : Nothing(out v),
            "Whether the process leads its process group.") { Example = "false" },
        new("proc.is_exe_writable", FieldType.Bool, Own, (scoped in c, in a, out v) => ExeFlag(c, 1 << 0, out v),
            "Whether the user who runs the executable may write to it.") { Example = "false" },
        new("proc.is_exe_upper_layer", FieldType.Bool, Own, (scoped in c, in a, out v) => ExeFlag(c, 1 << 1, out v),
            "Whether the executable lies on the upper layer of an overlay: it did not come with the image of its container.") { Example = "false" },
        new("proc.is_exe_lower_layer", FieldType.Bool, Own, (scoped in c, in a, out v) => ExeFlag(c, 1 << 3, out v),
            "Whether the executable lies on a lower layer of an overlay: it came with the image of its container.") { Example = "false" },
        new("proc.is_exe_from_memfd", FieldType.Bool, Own, (scoped in c, in a, out v) => ExeFlag(c, 1 << 2, out v),
            "Whether the executable is a file in memory alone (memfd_create).") { Example = "false" },
        new("proc.is_exec_into_container", FieldType.Bool, Group, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Leader.ContainerOrigin == ContainerOrigin.Exec, out v) : Nothing(out v),
            "Whether the process runs the program that was put into its running container from outside, as kubectl exec and docker exec do. What that program starts, or replaces itself by, was not.") { Example = "true" },
        new("proc.is_in_container_exec", FieldType.Bool, Group, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.Leader.ContainerOrigin is ContainerOrigin.Exec or ContainerOrigin.AfterExec, out v) : Nothing(out v),
            "Whether the process, or an ancestor of it, was put into the running container from outside, as kubectl exec and docker exec do.") { Example = "true" },
        new("proc.exe_ino", FieldType.Int64, Own, (scoped in c, in a, out v) => c.Thread is { ExeInode: not 0 } t ? Give((long)t.ExeInode, out v) : Nothing(out v),
            "The inode of the executable.") { Example = "248174" },
        new("proc.exe_ino.ctime", FieldType.AbsTime, Own, (scoped in c, in a, out v) => c.Thread is { ExeInodeChangeTime: not 0 } t ? Give(t.ExeInodeChangeTime, out v) : Nothing(out v),
            "When the inode of the executable last changed, in nanoseconds since the epoch.") { Example = "1663687649147483648" },
        new("proc.exe_ino.mtime", FieldType.AbsTime, Own, (scoped in c, in a, out v) => c.Thread is { ExeInodeModifyTime: not 0 } t ? Give(t.ExeInodeModifyTime, out v) : Nothing(out v),
            "When the content of the executable last changed, in nanoseconds since the epoch.") { Example = "1663687649147483648" },
        new("proc.exe_ino.ctime_duration_proc_start", FieldType.AbsTime, Own, ChangeToStart,
            "Nanoseconds from the last change of the executable's inode to the start of the process.") { Example = "5378571" },
        new("proc.exe_ino.ctime_duration_pidns_start", FieldType.AbsTime, Own, PidNamespaceToChange,
            "Nanoseconds from the start of the pid namespace to the last change of the executable's inode; NULL when it is older than the namespace.") { Example = "5378571" },
        new("proc.pidns_init_start_ts", FieldType.UInt64, Own, (scoped in c, in a, out v) => c.Thread is { PidNamespaceStartTime: not 0 } t ? Give(t.PidNamespaceStartTime, out v) : Nothing(out v),
            "When the init of the pid namespace started, in nanoseconds since the epoch.") { Example = "1795489480656924428" },
        new("proc.pid.ts", FieldType.RelTime, Own, (scoped in c, in a, out v) => c.Thread is { CloneTime: not 0 } t ? Give(t.CloneTime, out v) : Nothing(out v),
            "When the process started, in nanoseconds since the epoch.") { Example = "1795489480656924428" },
        new("proc.duration", FieldType.RelTime, Own | FieldScope.Clock, (scoped in c, in a, out v) => c.Thread is { CloneTime: not 0 } t ? Give(c.Event.Timestamp - t.CloneTime, out v) : Nothing(out v),
            "Nanoseconds since the process started.") { Example = "5378571" },
        new("proc.nthreads", FieldType.UInt64, Group, (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)(t.IsPlaceholder ? 0 : t.Group.AliveCount), out v) : Nothing(out v),
            "The number of living threads of the process.") { Example = "1" },
        new("proc.nchilds", FieldType.UInt64, Group, Children,
            "The number of living threads of the process without the main thread.") { Example = "0" },
    ];

    static bool Arguments(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        if (argument.Index >= 0) return Give(ProcessText.At(thread.Args.Span, argument.Index), out value);
        return Give(Joined(context, thread.Args.Span), out value);
    }

    /// <summary>The elements of a list, joined by a blank.</summary>
    internal static ReadOnlySpan<byte> Joined(scoped in EventContext context, ReadOnlySpan<byte> list)
    {
        var text = new ScratchText(context.Scratch);
        ProcessText.AppendJoined(ref text, list);
        return text.Finish();
    }

    static bool CommandLine(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        var text = new ScratchText(context.Scratch);
        ProcessText.AppendCommandLine(ref text, thread);
        return Give(text.Finish(), out value);
    }

    static bool ExeLine(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        var text = new ScratchText(context.Scratch);
        text.Append(thread.Exe.Span);
        text.Append((byte)' ');
        ProcessText.AppendJoined(ref text, thread.Args.Span);
        return Give(text.Finish(), out value);
    }

    static bool Environment(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        var environment = thread.Leader.Env.Span;
        return Give(argument.Key is { } name ? ProcessText.Variable(environment, name) : Joined(context, environment), out value);
    }

    // Sources that cannot tell threads of the host apart give ids beyond any kernel's.
    internal static bool Id(long id, out FieldValue value) => id is >= -1 and <= uint.MaxValue ? Give(id, out value) : Nothing(out value);

    static bool ExeFlag(scoped in EventContext context, uint flag, out FieldValue value) =>
        context.Thread is { } thread ? Give((thread.ExeFlags & flag) != 0, out value) : Nothing(out value);

    static bool ChangeToStart(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        context.Thread is { CloneTime: not 0, ExeInodeChangeTime: not 0 } thread
            ? Give(thread.CloneTime - thread.ExeInodeChangeTime, out value)
            : Nothing(out value);

    static bool PidNamespaceToChange(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        context.Thread is { PidNamespaceStartTime: not 0 } thread && thread.ExeInodeChangeTime > thread.PidNamespaceStartTime
            ? Give(thread.ExeInodeChangeTime - thread.PidNamespaceStartTime, out value)
            : Nothing(out value);

    static bool Children(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        context.Thread is { } thread ? Give((ulong)(thread.IsPlaceholder ? 0 : thread.Group.AliveWithoutLeader), out value) : Nothing(out value);
}
