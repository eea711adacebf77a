using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>thread.*</c>, and what a process uses: descriptors, memory, standard streams.</summary>
static class ThreadFields
{
    static FieldScope Own => FieldScope.Thread.WrittenBy(StateWriters.Life);
    static FieldScope Capability => FieldScope.Thread.WrittenBy(StateWriters.Capabilities);
    static FieldScope Memory => FieldScope.Thread.WrittenBy(StateWriters.Memory);
    static FieldScope PageFaults => FieldScope.Thread.WrittenBy(StateWriters.PageFaults);
    static FieldScope Processor => FieldScope.Event | FieldScope.Thread;
    static FieldScope Open => (FieldScope.Thread | FieldScope.ThreadGroup).WrittenBy(StateWriters.Descriptors);
    static FieldScope Limit => Open.WrittenBy(StateWriters.DescriptorLimit);

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("thread.cap_permitted", FieldType.String, Capability, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Capabilities(c, t.CapPermitted), out v) : Nothing(out v),
            "The permitted capabilities, joined by a blank.") { Example = "CAP_CHOWN CAP_SYS_ADMIN" },
        new("thread.cap_inheritable", FieldType.String, Capability, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Capabilities(c, t.CapInheritable), out v) : Nothing(out v),
            "The inheritable capabilities, joined by a blank.") { Example = "CAP_CHOWN" },
        new("thread.cap_effective", FieldType.String, Capability, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Capabilities(c, t.CapEffective), out v) : Nothing(out v),
            "The effective capabilities, joined by a blank.") { Example = "CAP_CHOWN CAP_SYS_ADMIN" },
        new("proc.fdopencount", FieldType.UInt64, Open, (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)OpenCount(t), out v) : Nothing(out v),
            "The number of open descriptors.") { Example = "5" },
        new("proc.fdlimit", FieldType.Int64, Limit, (scoped in c, in a, out v) => c.Thread is { } t ? Give(LimitOf(t), out v) : Nothing(out v),
            "How many descriptors the process may open (the soft limit).") { Example = "1024" },
        new("proc.fdusage", FieldType.Double, Open | Limit, (scoped in c, in a, out v) => c.Thread is { } t ? Give(Usage(t), out v) : Nothing(out v),
            "The open descriptors in percent of the limit.") { Format = PrintFormat.Na, Example = "0.5" },
        new("proc.vmsize", FieldType.UInt64, Memory, (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)t.VmSize, out v) : Nothing(out v),
            "The virtual memory in KiB.") { Example = "2500" },
        new("proc.vmrss", FieldType.UInt64, Memory, (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)t.VmRss, out v) : Nothing(out v),
            "The memory that is in RAM, in KiB.") { Example = "1228" },
        new("proc.vmswap", FieldType.UInt64, Memory, (scoped in c, in a, out v) => c.Thread is { } t ? Give((ulong)t.VmSwap, out v) : Nothing(out v),
            "The memory that is swapped out, in KiB.") { Example = "0" },
        new("thread.pfmajor", FieldType.UInt64, PageFaults, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.PageFaultsMajor, out v) : Nothing(out v),
            "The page faults since the thread started that read from disk.") { Example = "0" },
        new("thread.pfminor", FieldType.UInt64, PageFaults, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.PageFaultsMinor, out v) : Nothing(out v),
            "The page faults since the thread started that did not.") { Example = "33" },
        new("thread.tid", FieldType.Int64, FieldScope.Event, (scoped in c, in a, out v) => ProcessFields.Id(c.Event.ThreadId, out v),
            "The thread id.") { Format = PrintFormat.Id, Example = "4711" },
        new("thread.ismain", FieldType.Bool, Own, (scoped in c, in a, out v) => c.Thread is { } t ? Give(t.IsLeader, out v) : Nothing(out v),
            "Whether it is the main thread of its process.") { Example = "true" },
        new("thread.vtid", FieldType.Int64, Own, (scoped in c, in a, out v) => c.Thread is { VTid: not -1 } t ? Give(t.VTid, out v) : Nothing(out v),
            "The thread id inside the pid namespace of its container.") { Format = PrintFormat.Id, Example = "1" },
        new("thread.nametid", FieldType.String, Own, NameAndTid,
            "The name and the thread id in one.") { Traits = FieldTraits.Hidden, Example = "cat4711" },
        new("thread.exectime", FieldType.RelTime, FieldScope.Event, (scoped in c, in a, out v) => Give(0UL, out v),
            "Always 0: the time on the processor is not traced.") { Example = "0" },
        new("thread.totexectime", FieldType.RelTime, Own, (scoped in c, in a, out v) => c.Thread is not null ? Give(0UL, out v) : Nothing(out v),
            "Always 0: the time on the processor is not traced.") { Example = "0" },
        new("thread.cgroups", FieldType.String, Own, Cgroups,
            "The cgroup of each subsystem as subsystem=path, joined by a blank.") { Example = "cpuset=/ cpu=/user.slice memory=/user.slice" },
        new("thread.cgroup", FieldType.String, Own, Cgroup,
            "The path of the cgroup of one subsystem.") { Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required, Example = "/user.slice" },
        new("thread.cpu", FieldType.Double, Processor, (scoped in c, in a, out v) => Share(c, c.Thread?.UserTicksAdded + c.Thread?.SystemTicksAdded, out v),
            "The share of a processor since the report before, in percent. Only reports of old writers (procinfo) have it. An alert's text always shows 0.") { Format = PrintFormat.Na, ExtractText = NoShare, ExtractJson = NoShare, Example = "0.0" },
        new("thread.cpu.user", FieldType.Double, Processor, (scoped in c, in a, out v) => Share(c, c.Thread?.UserTicksAdded, out v),
            "The part of thread.cpu in user mode.") { Format = PrintFormat.Na, ExtractText = NoShare, ExtractJson = NoShare, Example = "0.0" },
        new("thread.cpu.system", FieldType.Double, Processor, (scoped in c, in a, out v) => Share(c, c.Thread?.SystemTicksAdded, out v),
            "The part of thread.cpu in kernel mode.") { Format = PrintFormat.Na, ExtractText = NoShare, ExtractJson = NoShare, Example = "0.0" },
        new("thread.vmsize", FieldType.UInt64, Memory, (scoped in c, in a, out v) => OfMain(c, c.Thread?.VmSize ?? 0, out v),
            "The virtual memory in KiB of a main thread; 0 for all others, so that a sum is right.") { Example = "2500" },
        new("thread.vmrss", FieldType.UInt64, Memory, (scoped in c, in a, out v) => OfMain(c, c.Thread?.VmRss ?? 0, out v),
            "The memory in RAM in KiB of a main thread; 0 for all others.") { Example = "1228" },
        new("thread.vmsize.b", FieldType.UInt64, Memory, (scoped in c, in a, out v) => OfMain(c, (c.Thread?.VmSize ?? 0) * 1024UL, out v),
            "thread.vmsize in bytes.") { Traits = FieldTraits.Hidden, Example = "2560000" },
        new("thread.vmrss.b", FieldType.UInt64, Memory, (scoped in c, in a, out v) => OfMain(c, (c.Thread?.VmRss ?? 0) * 1024UL, out v),
            "thread.vmrss in bytes.") { Traits = FieldTraits.Hidden, Example = "1257472" },
        new("proc.stdin.type", FieldType.String, Open, (scoped in c, in a, out v) => StreamType(c, 0, out v),
            "The kind of descriptor that is the standard input; see fd.type.") { Example = "file" },
        new("proc.stdout.type", FieldType.String, Open, (scoped in c, in a, out v) => StreamType(c, 1, out v),
            "The kind of descriptor that is the standard output; see fd.type.") { Example = "pipe" },
        new("proc.stderr.type", FieldType.String, Open, (scoped in c, in a, out v) => StreamType(c, 2, out v),
            "The kind of descriptor that is the standard error output; see fd.type.") { Example = "ipv4" },
        new("proc.stdin.name", FieldType.String, Open, (scoped in c, in a, out v) => StreamName(c, 0, out v),
            "What the standard input is; see fd.name.") { Example = "/dev/null" },
        new("proc.stdout.name", FieldType.String, Open, (scoped in c, in a, out v) => StreamName(c, 1, out v),
            "What the standard output is; see fd.name.") { Example = "/dev/pts/0" },
        new("proc.stderr.name", FieldType.String, Open, (scoped in c, in a, out v) => StreamName(c, 2, out v),
            "What the standard error output is; see fd.name.") { Example = "10.0.0.1:40000->10.0.0.2:4444" },
    ];

    static ReadOnlySpan<byte> Capabilities(scoped in EventContext context, ulong set)
    {
        var text = new ScratchText(context.Scratch);
        CapabilityNames.Append(ref text, set);
        return text.Finish();
    }

    // A thread that was never introduced may have a part of its descriptors: the number would say nothing.
    static int OpenCount(ThreadEntry thread) => thread.Group.Leader is null ? 0 : thread.Group.Fds.Count;

    static long LimitOf(ThreadEntry thread) => thread.Group.Leader?.FdLimit ?? 0;

    static double Usage(ThreadEntry thread)
    {
        long limit = LimitOf(thread);
        int open = OpenCount(thread);
        return limit <= 0 ? 0 : open <= limit ? open * 100.0 / limit : 100;
    }

    static bool NameAndTid(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        var text = new ScratchText(context.Scratch);
        text.Append(thread.Comm.Span);
        text.AppendDecimal(context.Event.ThreadId);
        return Give(text.Finish(), out value);
    }

    static bool Cgroups(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        context.Thread is { } thread && ProcessText.HasAny(thread.Cgroups.Span)
            ? Give(ProcessFields.Joined(context, thread.Cgroups.Span), out value)
            : Nothing(out value);

    static bool Cgroup(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (context.Thread is not { } thread) return Nothing(out value);
        ReadOnlySpan<byte> subsystem = argument.Key;
        for (var rest = thread.Cgroups.Span; rest.Length > 0;)
        {
            int end = rest.IndexOf((byte)0);
            var entry = end < 0 ? rest : rest[..end];
            if (entry.Length > subsystem.Length && entry[subsystem.Length] == '=' && entry.StartsWith(subsystem)) return Give(entry[(subsystem.Length + 1)..], out value);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return Nothing(out value);
    }

    static bool OfMain(scoped in EventContext context, ulong number, out FieldValue value) =>
        context.Thread is { } thread ? Give(thread.IsLeader ? number : 0, out value) : Nothing(out value);

    // A clock tick is a hundredth of a second, and there was a report every second.
    static bool Share(scoped in EventContext context, uint? ticks, out FieldValue value) =>
        context.Event.Code == EventCode.ProcinfoE && ticks is { } share ? Give((double)Math.Min(share, 100), out value) : Nothing(out value);

    static bool NoShare(scoped in EventContext context, in BoundArgument argument, out FieldValue value) => Share(context, context.Thread is null ? null : 0, out value);

    static bool StreamType(scoped in EventContext context, int number, out FieldValue value) =>
        context.Thread is { } thread && Descriptors.Find(thread, number) is { } fd ? Give(FdTypeNames.Of(fd.Type), out value) : Nothing(out value);

    static bool StreamName(scoped in EventContext context, int number, out FieldValue value) =>
        context.Thread is { } thread && Descriptors.Find(thread, number) is { } fd ? Give(fd.Name.Span, out value) : Nothing(out value);
}
