using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// <c>proc.p*</c> and <c>proc.a*</c>: the parent and the further ancestors. In a condition most of them without an index look at
/// every ancestor; in an alert they show all of them.
/// </summary>
static class AncestorFields
{
    static FieldScope Scope => FieldScope.Thread | FieldScope.OtherProcesses;
    const FieldTraits Special = FieldTraits.NoRightHandSide | FieldTraits.NoTransformers;

    // A method named in a lambda of a field initializer is a new delegate each time that the lambda runs.
    static readonly AncestorExtractor s_name = Name;
    static readonly AncestorExtractor s_exe = Exe;
    static readonly AncestorExtractor s_exePath = ExePath;
    static readonly AncestorExtractor s_commandLine = CommandLine;
    static readonly AncestorExtractor s_arguments = Arguments;
    static readonly AncestorExtractor s_pid = Pid;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("proc.pname", FieldType.String, Scope, (scoped in c, in a, out v) => OfParent(c, s_name, out v),
            "The name of the parent.") { Example = "bash" },
        new("proc.aname", FieldType.String, Scope, (scoped in c, in a, out v) => OfAncestor(c, a, s_name, out v),
            "The name of an ancestor: 0 is the process itself, 1 the parent, 2 its parent. Without an index a condition holds when it holds for any ancestor, and alerts show all, the parent first.")
        { Argument = FieldArgument.Index, Comparison = FieldComparison.AnyAncestor, ExtractAncestor = Name, Traits = Special, Example = "bash sshd systemd" },
        new("proc.pexe", FieldType.String, Scope, (scoped in c, in a, out v) => OfParent(c, s_exe, out v),
            "argv[0] of the parent.") { Example = "/bin/bash" },
        new("proc.aexe", FieldType.String, Scope, (scoped in c, in a, out v) => OfAncestor(c, a, s_exe, out v),
            "argv[0] of an ancestor; see proc.aname for the index.")
        { Argument = FieldArgument.Index, Comparison = FieldComparison.AnyAncestor, ExtractAncestor = Exe, Traits = Special, Example = "/bin/bash" },
        new("proc.pexepath", FieldType.String, Scope, (scoped in c, in a, out v) => OfParent(c, s_exePath, out v),
            "The path of the parent's executable.") { Example = "/usr/bin/bash" },
        new("proc.aexepath", FieldType.String, Scope, (scoped in c, in a, out v) => OfAncestor(c, a, s_exePath, out v),
            "The path of an ancestor's executable; see proc.aname for the index.")
        { Argument = FieldArgument.Index, Comparison = FieldComparison.AnyAncestor, ExtractAncestor = ExePath, Traits = Special, Example = "/usr/bin/bash" },
        new("proc.pcmdline", FieldType.String, Scope, (scoped in c, in a, out v) => OfParent(c, s_commandLine, out v),
            "The name and the arguments of the parent.") { Example = "bash -l" },
        new("proc.acmdline", FieldType.String, Scope, (scoped in c, in a, out v) => OfAncestor(c, a, s_commandLine, out v),
            "The name and the arguments of an ancestor; see proc.aname for the index.")
        { Argument = FieldArgument.Index, Comparison = FieldComparison.AnyAncestor, ExtractAncestor = CommandLine, Traits = Special, Example = "bash -l" },
        new("proc.aargs", FieldType.String, Scope, (scoped in c, in a, out v) => OfAncestor(c, a, s_arguments, out v),
            "The arguments of an ancestor without argv[0]; see proc.aname for the index. Without one, those of all ancestors in one text.") { Argument = FieldArgument.Index, Example = "-l" },
        new("proc.aenv", FieldType.String, Scope, AncestorEnvironment,
            "The environment of an ancestor; see proc.aname for the index. With a name, the value of that variable of the nearest ancestor that has it. Alerts show the process's own environment when there is neither.")
        { Argument = FieldArgument.Index | FieldArgument.Key, Comparison = FieldComparison.AnyAncestor, ExtractAncestor = Environment, Traits = Special, Example = "HOME=/root LANG=C" },
        new("proc.ppid", FieldType.Int64, Scope, (scoped in c, in a, out v) => OfParent(c, s_pid, out v),
            "The process id of the parent.") { Format = PrintFormat.Id, Example = "4700" },
        new("proc.apid", FieldType.Int64, Scope, AncestorPid,
            "The process id of an ancestor; see proc.aname for the index. Alerts show the process's own id when there is none.")
        { Argument = FieldArgument.Index, Comparison = FieldComparison.AnyAncestor, ExtractAncestor = EntryPid, Traits = Special, Format = PrintFormat.Id, Example = "4700" },
        new("proc.pvpid", FieldType.Int64, Scope, (scoped in c, in a, out v) => OfParentThread(c, out var p) ? Give(p.VPid, out v) : Nothing(out v),
            "The process id of the parent inside the pid namespace of its container.") { Format = PrintFormat.Id, Example = "1" },
        new("proc.ppid.ts", FieldType.RelTime, Scope, (scoped in c, in a, out v) => OfParentThread(c, out var p) ? Give(p.CloneTime, out v) : Nothing(out v),
            "When the parent started, in nanoseconds since the epoch.") { Example = "1795489480656924428" },
        new("proc.ppid.duration", FieldType.RelTime, Scope | FieldScope.Clock, ParentDuration,
            "Nanoseconds since the parent started. When that is not known, the number of the process's open descriptors: a slip of the reference that captures and rules may rely on.") { Example = "5378571" },
        new("proc.loginshellid", FieldType.Int64, Scope, LoginShell,
            "The process id of the farthest ancestor (or the process itself) whose name ends in sh: most often the login shell.") { Format = PrintFormat.Id, Example = "4700" },
    ];

    static bool Name(scoped in EventContext context, ThreadEntry process, out FieldValue value) => Give(process.Comm.Span, out value);

    static bool Exe(scoped in EventContext context, ThreadEntry process, out FieldValue value) => Give(process.Exe.Span, out value);

    static bool ExePath(scoped in EventContext context, ThreadEntry process, out FieldValue value) => Give(process.ExePath.Span, out value);

    static bool CommandLine(scoped in EventContext context, ThreadEntry process, out FieldValue value)
    {
        var text = new ScratchText(context.Scratch);
        ProcessText.AppendCommandLine(ref text, process);
        return Give(text.Finish(), out value);
    }

    static bool Arguments(scoped in EventContext context, ThreadEntry process, out FieldValue value) =>
        Give(ProcessFields.Joined(context, process.Args.Span), out value);

    static bool Environment(scoped in EventContext context, ThreadEntry process, out FieldValue value) =>
        Give(ProcessFields.Joined(context, process.Leader.Env.Span), out value);

    static bool Pid(scoped in EventContext context, ThreadEntry process, out FieldValue value) => ProcessFields.Id(process.Pid, out value);

    static bool EntryPid(scoped in EventContext context, ThreadEntry process, out FieldValue value) => Give(process.Pid, out value);

    static bool OfParent(scoped in EventContext context, AncestorExtractor extract, out FieldValue value) =>
        context.Thread is { } thread && context.Host.Threads.ParentOf(thread) is { } parent ? extract(context, parent, out value) : Nothing(out value);

    // Two fields look at the thread that called clone and not at its leader.
    static bool OfParentThread(scoped in EventContext context, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ThreadEntry? parent)
    {
        parent = context.Thread is { } thread ? context.Host.Threads.Find(thread.ParentTid) : null;
        return parent is not null;
    }

    static bool OfAncestor(scoped in EventContext context, in BoundArgument argument, AncestorExtractor extract, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        if (argument.Index >= 0)
        {
            return Ancestry.Find(context.Host.Threads, thread, argument.Index) is { } ancestor
                ? extract(context, ancestor, out value)
                : Nothing(out value);
        }

        var text = new ScratchText(context.Scratch);
        foreach (var ancestor in new Ancestry(context.Host.Threads, thread))
        {
            if (text.Length > 0) text.Append((byte)' ');
            extract(context, ancestor, out var one);
            text.Append(one.Bytes);
        }

        return text.Length == 0 ? Nothing(out value) : Give(text.Finish(), out value);
    }

    static bool AncestorPid(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        context.Thread is { } thread && Ancestry.Find(context.Host.Threads, thread, Math.Max(argument.Index, 0)) is { } ancestor
            ? Pid(context, ancestor, out value)
            : Nothing(out value);

    static bool AncestorEnvironment(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        if (argument.Key is null && argument.Index < 1) return Environment(context, thread, out value);
        if (thread.Group.Leader is null) return Give((ReadOnlySpan<byte>)[], out value);
        if (argument.Key is { } name) return Give(Inherited(context, thread, name), out value);

        ThreadEntry? ancestor = thread.Leader;
        for (long i = 0; i < Math.Min(argument.Index, 1024) && ancestor is not null; i++) ancestor = context.Host.Threads.Find(ancestor.ParentTid);
        return ancestor is null ? Nothing(out value) : Environment(context, ancestor, out value);
    }

    static ReadOnlySpan<byte> Inherited(scoped in EventContext context, ThreadEntry thread, byte[] name)
    {
        // The reference looks no further than this; no real lineage is deeper.
        const int furthest = 20;
        var ancestor = context.Host.Threads.Find(thread.Leader.ParentTid);
        for (int i = 0; i < furthest && ancestor is not null; i++)
        {
            var found = ProcessText.Variable(ancestor.Leader.Env.Span, name);
            if (found.Length > 0) return found;
            ancestor = context.Host.Threads.Find(ancestor.ParentTid);
        }

        return default;
    }

    static bool ParentDuration(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread || context.Host.Threads.ParentOf(thread) is not { } parent) return Nothing(out value);
        return Give(parent.CloneTime != 0 ? context.Event.Timestamp - parent.CloneTime : (ulong)(thread.Group?.Fds.Count ?? 0), out value);
    }

    static bool LoginShell(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        long shell = long.MinValue;
        if (IsShell(thread.Leader)) shell = thread.Leader.Pid;
        foreach (var ancestor in new Ancestry(context.Host.Threads, thread))
        {
            if (IsShell(ancestor)) shell = ancestor.Pid;
        }

        return shell == long.MinValue ? Nothing(out value) : Give(shell, out value);
    }

    static bool IsShell(ThreadEntry process) => process.Comm.Span.EndsWith("sh"u8);
}
