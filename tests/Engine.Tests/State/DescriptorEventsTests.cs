using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>dup and its like, pipes, and files without a path.</summary>
public sealed class DescriptorEventsTests
{
    const uint CloseOnExec = 0x1000;

    static StateHarness WithFile(long flags = 1) => new StateHarness().AddProcess(10, 1).Apply(StateHarness.Open(10, 3, "/x", flags));

    [Fact]
    public void Dup_NewNumber_IsTheSameFileWithoutCloseOnExec()
    {
        var harness = WithFile(1 | CloseOnExec);
        harness.Apply(new EventBuilder(EventCode.SyscallDupV1X, 10).With("res", 7).With("oldfd", 3));

        Assert.Equal(("/x", 7, 7), (harness.FdName, harness.Fd!.Number, harness.FdNumber));
        Assert.False(harness.Fd.Has(FdFlags.CloseOnExec));
        Assert.False(harness.FdNameChanged);
        Assert.True(harness.Thread!.Group.Fds.Find(3)!.Has(FdFlags.CloseOnExec));
    }

    [Fact]
    public void Dup2_OntoAnOpenNumber_ReplacesIt()
    {
        var harness = WithFile().Apply(StateHarness.Open(10, 4, "/y"));
        harness.Apply(new EventBuilder(EventCode.SyscallDup2X, 10).With("res", 4).With("oldfd", 3).With("newfd", 4));

        Assert.Equal("/x", StateHarness.Text(harness.Thread!.Group.Fds.Find(4)!.Name));
        Assert.Equal(2, harness.Thread.Group.Fds.Count);
    }

    [Fact]
    public void Dup2_OntoItself_ChangesNothing()
    {
        var harness = WithFile(1 | CloseOnExec);
        harness.Apply(new EventBuilder(EventCode.SyscallDup2X, 10).With("res", 3).With("oldfd", 3).With("newfd", 3));
        Assert.Equal("/x", harness.FdName);
        Assert.True(harness.Fd!.Has(FdFlags.CloseOnExec));
    }

    [Fact]
    public void Dup3_WithFlag_IsCloseOnExec()
    {
        var harness = WithFile();
        harness.Apply(new EventBuilder(EventCode.SyscallDup3X, 10).With("res", 9).With("oldfd", 3).With("newfd", 9).With("flags", CloseOnExec));
        Assert.True(harness.Fd!.Has(FdFlags.CloseOnExec));
    }

    [Fact]
    public void Dup_Failure_ShowsTheSource()
    {
        var harness = WithFile();
        harness.Apply(new EventBuilder(EventCode.SyscallDupV1X, 10).With("res", -24).With("oldfd", 3));
        Assert.Equal(("/x", 3), (harness.FdName, harness.FdNumber));
    }

    [Fact]
    public void Dup_SocketOntoStdin_KeepsTheTuple()
    {
        var harness = new StateHarness().AddProcess(10, 1).Apply(StateHarness.Socket(10, 5));
        harness.Apply(new EventBuilder(EventCode.SocketConnectX, 10).With("res", 0).With("fd", 5).With("tuple", EventBuilder.SocketTuple("10.0.0.1:5", "10.0.0.2:443")));
        harness.Apply(new EventBuilder(EventCode.SyscallDup2X, 10).With("res", 0).With("oldfd", 5).With("newfd", 0));

        Assert.Equal((FdType.Ipv4Socket, 0, "10.0.0.1:5->10.0.0.2:443"), (harness.Fd!.Type, harness.FdNumber, harness.FdName));
        Assert.True(harness.Fd.Has(FdFlags.RoleClient | FdFlags.Connected));
    }

    [Fact]
    public void Fcntl_Commands_DuplicateOrMark()
    {
        var harness = WithFile();
        harness.Apply(Fcntl(result: 0, fd: 3, command: 3, argument: 1));
        Assert.True(harness.Fd!.Has(FdFlags.CloseOnExec));
        harness.Apply(Fcntl(result: 0, fd: 3, command: 3, argument: 0));
        Assert.False(harness.Fd!.Has(FdFlags.CloseOnExec));
        harness.Apply(Fcntl(result: 20, fd: 3, command: 1, argument: 20));
        Assert.Equal((20, "/x", false), (harness.FdNumber, harness.FdName, harness.Fd!.Has(FdFlags.CloseOnExec)));
        harness.Apply(Fcntl(result: 21, fd: 3, command: 26, argument: 20));
        Assert.Equal((21, true), (harness.FdNumber, harness.Fd!.Has(FdFlags.CloseOnExec)));
        harness.Apply(Fcntl(result: 0, fd: 3, command: 4, argument: 0));
        Assert.Equal((3, 3), (harness.FdNumber, harness.Thread!.Group.Fds.Count));
    }

    [Fact]
    public void Pipe_BothEnds_ShareTheInode()
    {
        var harness = new StateHarness().AddProcess(10, 1);
        harness.Apply(new EventBuilder(EventCode.SyscallPipe2X, 10).With("res", 0).With("fd1", 3).With("fd2", 4).With("ino", 55).With("flags", CloseOnExec));

        Assert.Equal((4, 4, FdType.Fifo, ""), (harness.FdNumber, harness.Fd!.Number, harness.Fd.Type, harness.FdName));
        Assert.Equal(55ul, harness.Thread!.Group.Fds.Find(3)!.Inode);
        Assert.True(harness.Thread.Group.Fds.Find(3)!.Has(FdFlags.CloseOnExec));
    }

    [Fact]
    public void Socketpair_BothEnds_AreUnixSockets()
    {
        var harness = new StateHarness().AddProcess(10, 1);
        harness.Apply(new EventBuilder(EventCode.SocketSocketpairX, 10).With("res", 0).With("fd1", 3).With("fd2", 4).With("source", 1).With("peer", 2));

        Assert.Equal((4, FdType.UnixSocket), (harness.FdNumber, harness.Fd!.Type));
        Assert.Equal(2, harness.Thread!.Group.Fds.Count);
    }

    [Theory]
    [InlineData(EventCode.SyscallEventfd2X, FdType.Event)]
    [InlineData(EventCode.SyscallEventfdX, FdType.Event)]
    [InlineData(EventCode.SyscallSignalfdX, FdType.SignalFd)]
    [InlineData(EventCode.SyscallSignalfd4X, FdType.SignalFd)]
    [InlineData(EventCode.SyscallTimerfdCreateX, FdType.TimerFd)]
    [InlineData(EventCode.SyscallInotifyInitX, FdType.Inotify)]
    [InlineData(EventCode.SyscallInotifyInit1X, FdType.Inotify)]
    [InlineData(EventCode.SyscallUserfaultfdX, FdType.UserFaultFd)]
    [InlineData(EventCode.SyscallIoUringSetupX, FdType.IoUring)]
    [InlineData(EventCode.SyscallEpollCreateX, FdType.EventPoll)]
    [InlineData(EventCode.SyscallEpollCreate1X, FdType.EventPoll)]
    public void Apply_CallThatMakesAnAnonymousFile_HasItsType(EventCode code, FdType type)
    {
        var harness = new StateHarness().AddProcess(10, 1);
        harness.Apply(new EventBuilder(code, 10).With("res", 5));
        Assert.Equal((5, type), (harness.FdNumber, harness.Fd!.Type));

        harness.Apply(new EventBuilder(code, 10).With("res", -24));
        Assert.Equal(-1, harness.FdNumber);
        Assert.Equal(1, harness.Thread!.Group.Fds.Count);
    }

    [Fact]
    public void Memfd_Name_IsAsGiven()
    {
        var harness = new StateHarness().AddProcess(10, 1);
        harness.Apply(new EventBuilder(EventCode.SyscallMemfdCreateX, 10).With("fd", 5).With("name", "kworker").With("flags", 0));
        Assert.Equal((FdType.MemFd, "kworker"), (harness.Fd!.Type, harness.FdName));
    }

    // A look-up returns 0, which is the standard input's number.
    [Fact]
    public void Bpf_CommandThatMakesNoDescriptor_LeavesStdinAlone()
    {
        var harness = new StateHarness().AddProcess(10, 1).Apply(StateHarness.Open(10, 0, "/dev/pts/0"));
        harness.Apply(new EventBuilder(EventCode.SyscallBpfV2X, 10).With("fd", 0).With("cmd", 1));
        Assert.Equal("/dev/pts/0", StateHarness.Text(harness.Thread!.Group.Fds.Find(0)!.Name));

        harness.Apply(new EventBuilder(EventCode.SyscallBpfV2X, 10).With("fd", 6).With("cmd", 5));
        Assert.Equal(FdType.Bpf, harness.Fd!.Type);
    }

    [Fact]
    public void Pidfd_GetfdFromAnotherProcess_CopiesItsFile()
    {
        var harness = WithFile().AddProcess(20, 1);
        harness.Apply(new EventBuilder(EventCode.SyscallPidfdOpenX, 20).With("fd", 8).With("pid", 10).With("flags", 0));
        Assert.Equal("/proc/10", harness.FdName);
        harness.Apply(new EventBuilder(EventCode.SyscallPidfdGetfdX, 20).With("fd", 9).With("pid_fd", 8).With("target_fd", 3));

        Assert.Equal(("/x", 9), (harness.FdName, harness.FdNumber));
        Assert.True(harness.Fd!.Has(FdFlags.CloseOnExec));
    }

    static EventBuilder Fcntl(long result, long fd, long command, long argument) =>
        new EventBuilder(EventCode.SyscallFcntlX, 10).With("res", result).With("fd", fd).With("cmd", command).With("arg", argument);
}
