using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Starts and ends processes: the events are those that the kernel tells of the same.</summary>
sealed class ProcessSteps(TestScene scene, ProcessReader processes)
{
    /// <summary>The keys of an exec: what the process is called and has, and where it comes from.</summary>
    public static readonly string[] ExecKeys = [.. ProcessReader.Keys, "into", "fork"];

    /// <summary>
    /// A program is started: the process that does it forks, and the child executes the program; with <c>fork: false</c> it does so
    /// itself. With <c>into</c> it is the runtime that forks, into a container.
    /// </summary>
    public IEnumerable<byte[]> Exec(TestProcess caller, TestMapping step, YamlNode command, long? result, ulong time)
    {
        var container = processes.FindContainer(step.Scalar("into"));
        bool forks = step.Bool("fork") ?? true;
        if (step.Has("into") && step.Has("fork")) step.Error("what enters a container is started by its runtime; expected 'into' or 'fork', not both", step.Find("fork")!.Span);
        List<byte[]> blocks = [];
        var process = caller;
        if (container is not null)
        {
            // A runtime tells nothing of its own terminal, user and directory to what it starts.
            var shim = scene.ShimOf(container);
            bool isFirst = !scene.HasProcessIn(container);
            process = Child(shim, "runc:[2:INIT]", container) with { Uid = 0, Gid = 0, Tty = 0, Cwd = "/", Origin = isFirst ? ContainerOrigin.Start : ContainerOrigin.Exec };
            blocks.Add(CloneOf(process, time - 1));
        }
        else if (forks)
        {
            process = Child(caller, caller.Name, caller.Container);
            blocks.Add(CloneOf(process, time - 1));
        }

        var program = processes.Read(step, process, command);
        blocks.Add(ExecOf(process, program, result ?? 0, time));
        scene.Set(result is null or >= 0 ? program : process, step.Scalar("as")?.Value);
        return blocks;
    }

    /// <summary>A process forks; the child is the same program.</summary>
    public IEnumerable<byte[]> Fork(TestProcess caller, TestMapping step, YamlScalar? name, ulong time)
    {
        var child = Child(caller, caller.Name, caller.Container);
        scene.Set(child, step.Scalar("as")?.Value ?? (name is { IsNull: false } ? name.Value : null));
        return [CloneOf(child, time)];
    }

    /// <summary>A process ends.</summary>
    public IEnumerable<byte[]> Exit(TestProcess process, long? status, ulong time)
    {
        if (process.Parent is { } parent) scene.Current = parent.Pid;
        return [new EventBuilder(EventCode.ProcexitV1E, process.Pid, time).With("status", status ?? 0).With("ret", status ?? 0).With("sig", 0).With("core", 0).With("reaper_tid", 1).Build()];
    }

    TestProcess Child(TestProcess parent, string name, TestContainer? container)
    {
        long pid = scene.TakePid();
        return parent with { Pid = pid, VPid = scene.TakeVPid(container, pid), Parent = parent, Name = name, Container = container };
    }

    // The child's return of the call: it comes for every child, also for one in a pid namespace.
    static byte[] CloneOf(TestProcess child, ulong time)
    {
        bool isInNamespace = child.VPid != child.Pid;
        return new EventBuilder(EventCode.SyscallCloneV20X, child.Pid, time)
            .With("res", 0).With("exe", child.Parent!.Arguments[0]).WithList("args", [.. child.Parent.Arguments.Skip(1)])
            .With("tid", child.Pid).With("pid", child.Pid).With("ptid", child.Parent.Pid).With("cwd", "").With("fdlimit", 1024)
            .With("comm", child.Name).WithList("cgroups", child.Cgroups).With("flags", isInNamespace ? CloneBits.ChildInPidNamespace : 0)
            .With("uid", child.Uid).With("gid", child.Gid).With("vtid", child.VPid).With("vpid", child.VPid).Build();
    }

    // A call that fails leaves the old program.
    static byte[] ExecOf(TestProcess before, TestProcess program, long result, ulong time) =>
        new EventBuilder(EventCode.SyscallExecveV19X, program.Pid, time)
            .With("res", result).With("exe", program.Arguments[0]).WithList("args", [.. program.Arguments.Skip(1)])
            .With("tid", program.Pid).With("pid", program.Pid).With("ptid", program.Parent?.Pid ?? 0).With("cwd", program.Cwd).With("fdlimit", 1024)
            .With("comm", result >= 0 ? program.Name : before.Name).WithList("cgroups", program.Cgroups).WithList("env", [.. program.Environment])
            .With("tty", program.Tty).With("vpgid", program.VPid).With("pgid", program.Pid).With("loginuid", program.LoginUid).With("flags", program.ExeFlags)
            .With("cap_inheritable", 0).With("cap_permitted", (long)program.Capabilities).With("cap_effective", (long)program.Capabilities)
            .With("uid", program.Uid).With("gid", program.Gid).With("trusted_exepath", program.Exe).With("filename", program.Exe).Build();
}
