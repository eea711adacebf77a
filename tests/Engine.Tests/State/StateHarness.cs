using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>A host that is told events one by one, with what the last of them was bound to.</summary>
sealed class StateHarness
{
    readonly Scratch _scratch = new();
    long _number;

    public StateHarness(StateLimits? limits = null) => Host = new(limits)
    {
        RequestThread = Requested.Add,
        RequestContainer = id => RequestedContainers.Add(Encoding.UTF8.GetString(id)),
    };

    public HostState Host { get; }

    public List<long> Requested { get; } = [];

    public List<string> RequestedContainers { get; } = [];

    public ThreadEntry? Thread { get; private set; }

    public FdEntry? Fd { get; private set; }

    public long FdNumber { get; private set; }

    public bool FdNameChanged { get; private set; }

    public string? FdName => Fd is null ? null : Text(Fd.Name);

    public StateHarness Apply(byte[] block)
    {
        var context = new EventContext(EventBuilder.View(block), ++_number, Host, _scratch);
        Host.Apply(ref context);
        (Thread, Fd, FdNumber, FdNameChanged) = (context.Thread, context.Fd, context.FdNumber, context.FdNameChanged);
        return this;
    }

    public StateHarness Apply(EventBuilder builder) => Apply(builder.Build());

    /// <summary>Lets the delayed work of the last event be done.</summary>
    public StateHarness Settle() => Apply(new EventBuilder(EventCode.DropE, tid: 0));

    public ThreadEntry Find(long tid) => Host.Threads.Find(tid) ?? throw new InvalidOperationException($"no thread {tid}");

    public static string Text(in TextBuffer text) => Encoding.UTF8.GetString(text.Span);

    /// <summary>Tells of a process as /proc does.</summary>
    public StateHarness AddProcess(long pid, long parent = 0, string comm = "init", string cwd = "/", string cgroup = "/", ulong time = 0)
    {
        Apply(new EventBuilder(EventCode.ThreadRecord, pid, time).With(0, new ThreadRecordBytes(pid, pid, parent) { Comm = comm, Cwd = cwd, Cgroup = cgroup }.Build()));
        return this;
    }

    /// <summary>Tells of a further thread of a process as /proc does.</summary>
    public StateHarness AddThread(long tid, long pid, long parent = 0) =>
        Apply(new EventBuilder(EventCode.ThreadRecord, tid, 0).With(0, new ThreadRecordBytes(tid, pid, parent).Build()));

    /// <summary>The child's half of a fork.</summary>
    public static EventBuilder ForkInChild(long child, long parent, ulong at = EventBuilder.DefaultTimestamp, uint flags = 0, string comm = "sh") =>
        CloneEvent(EventCode.SyscallCloneV20X, by: child, result: 0, child, pid: (flags & 0x2000) != 0 ? parent : child, parent, at, flags, comm);

    /// <summary>The parent's half of a fork.</summary>
    public static EventBuilder ForkInParent(long child, long parent, ulong at = EventBuilder.DefaultTimestamp, uint flags = 0, string comm = "sh") =>
        CloneEvent(EventCode.SyscallCloneV20X, by: parent, result: child, parent, pid: parent, 0, at, flags, comm);

    public static EventBuilder CloneEvent(EventCode code, long by, long result, long tid, long pid, long parent, ulong at, uint flags, string comm) =>
        new EventBuilder(code, by, at).With("res", result).With("exe", "/bin/" + comm).WithList("args", "-c", "true").With("tid", tid).With("pid", pid)
            .With("ptid", parent).With("cwd", "").With("fdlimit", 1024).With("comm", comm).WithList("cgroups", "cpu=/", "memory=/")
            .With("flags", flags).With("uid", 1000).With("gid", 1000).With("vtid", tid).With("vpid", pid);

    public static EventBuilder Exec(long tid, string exe, ulong at = EventBuilder.DefaultTimestamp, params string[] args) =>
        new EventBuilder(EventCode.SyscallExecveV19X, tid, at).With("res", 0).With("exe", exe).WithList("args", args).With("tid", tid).With("pid", tid)
            .With("ptid", 1).With("fdlimit", 4096).With("comm", exe[(exe.LastIndexOf('/') + 1)..]).WithList("cgroups", "cpu=/", "memory=/")
            .WithList("env", "A=1", "B=2").With("tty", 34816).With("vpgid", tid).With("loginuid", 500).With("flags", 1).With("cap_inheritable", 1)
            .With("cap_permitted", 2).With("cap_effective", 3).With("exe_ino", 77).With("exe_ino_ctime", 5).With("exe_ino_mtime", 6).With("uid", 0)
            .With("trusted_exepath", exe).With("pgid", tid).With("gid", 0);

    public static EventBuilder Exit(long tid, ulong at = EventBuilder.DefaultTimestamp, long reaper = 0) =>
        new EventBuilder(EventCode.ProcexitV1E, tid, at).With("status", 0).With("ret", 0).With("sig", 0).With("core", 0).With("reaper_tid", reaper);

    public static EventBuilder Open(long tid, long fd, string path, long flags = 1, long dirfd = -100) =>
        new EventBuilder(EventCode.SyscallOpenatV2X, tid).With("fd", fd).With("dirfd", dirfd).With("name", path).With("flags", flags).With("mode", 0)
            .With("dev", 0xfe00).With("ino", 12);

    public static EventBuilder Close(long tid, long fd, long result = 0) =>
        new EventBuilder(EventCode.SyscallCloseX, tid).With("res", result).With("fd", fd);

    public static EventBuilder Socket(long tid, long fd, long domain = 2, long type = 1, long protocol = 0, long flags = 0) =>
        new EventBuilder(EventCode.SocketSocketX, tid).With("fd", fd).With("domain", domain).With("type", type).With("proto", protocol).With("flags", flags);
}
