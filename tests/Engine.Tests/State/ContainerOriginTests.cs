using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>Which processes a runtime put into a running container, told by the sequences of events that runtimes cause.</summary>
public sealed class ContainerOriginTests
{
    const ulong T = EventBuilder.DefaultTimestamp;
    const long Shim = 50;
    const long Init = 100;
    const string Cgroup = "/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    const string Other = "/docker/ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    readonly StateHarness _host = new StateHarness().AddProcess(1).AddProcess(Shim, 1, "shim");

    [Fact]
    public void Start_FirstProcessAndItsChildren_AreTheContainersOwn()
    {
        Start(Init, Cgroup);
        Fork(101, Init, Cgroup);
        Exec(101, Cgroup);

        Assert.Equal((ContainerOrigin.Start, ContainerOrigin.Start), (Origin(Init), Origin(101)));
    }

    [Fact]
    public void Exec_IntoARunningContainer_IsMarkedAndSoAreItsDescendants()
    {
        Start(Init, Cgroup);
        Start(200, Cgroup);
        Fork(201, 200, Cgroup);
        Fork(202, 201, Cgroup);
        Exec(202, Cgroup);

        Assert.Equal(
            (ContainerOrigin.Start, ContainerOrigin.Exec, ContainerOrigin.AfterExec, ContainerOrigin.AfterExec),
            (Origin(Init), Origin(200), Origin(201), Origin(202)));
    }

    [Fact]
    public void Exec_ProcessThatReplacesItsProgram_DidNotComeInAgain()
    {
        Start(Init, Cgroup);
        Fork(101, Init, Cgroup);
        Exec(Init, Cgroup);
        Start(200, Cgroup);
        Exec(200, Cgroup);

        Assert.Equal((ContainerOrigin.Start, ContainerOrigin.AfterExec), (Origin(Init), Origin(200)));
    }

    // A daemon of a container with the host's pid namespace: its parent has ended, and its new one is outside.
    [Fact]
    public void Exec_OrphanOfTheContainer_IsTheContainersOwn()
    {
        Start(Init, Cgroup);
        Fork(101, Init, Cgroup);
        Fork(102, 101, Cgroup);
        _host.Apply(StateHarness.Exit(101, T, reaper: Shim)).Settle();
        Exec(102, Cgroup);

        Assert.Equal((Shim, ContainerOrigin.Start), (_host.Find(102).ParentTid, Origin(102)));
    }

    [Fact]
    public void Exec_AfterTheFirstProcessEnded_FindsTheContainerEmpty()
    {
        Start(Init, Cgroup);
        _host.Apply(StateHarness.Exit(Init, T)).Settle();
        Start(200, Cgroup);

        Assert.Equal(ContainerOrigin.Start, Origin(200));
    }

    [Fact]
    public void Exec_IntoAContainerInAContainer_IsMarked()
    {
        Start(Init, Other);
        Fork(101, Init, Other);
        Fork(102, 101, Cgroup);
        Exec(102, Cgroup);
        Fork(103, 101, Cgroup);
        Exec(103, Cgroup);

        Assert.Equal((ContainerOrigin.Start, ContainerOrigin.Start, ContainerOrigin.Exec), (Origin(101), Origin(102), Origin(103)));
    }

    [Fact]
    public void Exec_ParentNotKnown_IsNotMarked()
    {
        Start(Init, Cgroup);
        Fork(200, 999, Cgroup);
        Exec(200, Cgroup);

        Assert.Equal(ContainerOrigin.Unknown, Origin(200));
    }

    [Fact]
    public void Scan_ProcessesOfARunningContainer_OlderExecIsMarked()
    {
        Found(300, Shim, inside: 7, start: T - 50);
        Found(301, 300, inside: 8, start: T - 40);
        Found(100, Shim, inside: 1, start: T - 100);
        Found(102, 100, inside: 2, start: T - 90);
        Fork(302, 301, Cgroup);
        Fork(103, 102, Cgroup);
        Exec(100, Cgroup);

        Assert.Equal((ContainerOrigin.Exec, ContainerOrigin.AfterExec, ContainerOrigin.AfterExec), (Origin(300), Origin(301), Origin(302)));
        Assert.Equal((ContainerOrigin.Start, ContainerOrigin.Start, ContainerOrigin.Start), (Origin(100), Origin(102), Origin(103)));
    }

    // In a pod with shareProcessNamespace no process of the container has the id 1.
    [Fact]
    public void Scan_SharedPidNamespace_TheOldestIsTheContainersOwn()
    {
        Found(301, Shim, inside: 40, start: T - 50);
        Found(300, Shim, inside: 30, start: T - 100);
        _host.Settle();
        _host.Apply(StateHarness.Close(300, 1));

        Assert.Equal((ContainerOrigin.Start, ContainerOrigin.Exec), (Origin(300), Origin(301)));
    }

    ContainerOrigin Origin(long pid) => _host.Find(pid).ContainerOrigin;

    void Start(long pid, string cgroup)
    {
        // runc's stages are siblings: each has runc as its parent, and each is in the cgroup already.
        Fork(pid + 1000, Shim, cgroup);
        Fork(pid, Shim, cgroup);
        _host.Apply(StateHarness.Exit(pid + 1000, T)).Settle();
        Exec(pid, cgroup);
    }

    void Fork(long child, long parent, string cgroup) =>
        _host.Apply(StateHarness.ForkInChild(child, parent, T).WithList("cgroups", "cpu=" + cgroup, "memory=" + cgroup));

    void Exec(long pid, string cgroup) => _host.Apply(StateHarness.Exec(pid, "/bin/x", T).WithList("cgroups", "cpu=" + cgroup, "memory=" + cgroup));

    void Found(long pid, long parent, long inside, ulong start) =>
        _host.Apply(new EventBuilder(EventCode.ThreadRecord, pid, 0)
            .With(0, new ThreadRecordBytes(pid, pid, parent) { Cgroup = Cgroup, VTid = inside, StartTime = start }.Build()));
}
