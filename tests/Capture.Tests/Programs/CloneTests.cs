using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>clone, clone3, fork and vfork: one event of the parent, with the child's id as its result, one of the child with 0.</summary>
public sealed class CloneTests(ProbeFixture probe)
{
    const long ParentSetThreadId = 0x00100000, NewPid = 0x20000000, Files = 0x400, Fs = 0x200;
    const uint PpmFiles = 1, PpmFs = 2, PpmNewPid = 0x40, PpmParentSetThreadId = 0x200, PpmSigHand = 0x800, PpmThread = 0x2000, PpmVm = 0x8000;
    const uint PpmChildInPidNamespace = 0x20000000;

    [Fact]
    public void Fork_ParentAndChild_HaveEveryParameter() => AssertPair(EventCode.SyscallForkV20X, SyscallNumber.fork, [], 0, 0);

    [Fact]
    public void Vfork_ParentAndChild_HaveEveryParameter() => AssertPair(EventCode.SyscallVforkV20X, SyscallNumber.vfork, [], 0, 0);

    [Fact]
    public void Clone_ParentAndChild_HaveEveryParameter()
    {
        using var memory = new CallMemory();
        AssertPair(EventCode.SyscallCloneV20X, SyscallNumber.clone, [ChildCall.SignalOnExit | Files | ParentSetThreadId, 0, memory.Zeros(8)],
            PpmFiles | PpmParentSetThreadId, PpmFiles | PpmParentSetThreadId);
    }

    [Fact]
    public void Clone3_ParentAndChild_HaveEveryParameter()
    {
        using var memory = new CallMemory();
        nint arguments = memory.Longs(Files | Fs | ParentSetThreadId, 0, 0, memory.Zeros(8), ChildCall.SignalOnExit, 0, 0, 0);
        AssertPair(EventCode.SyscallClone3X, SyscallNumber.clone3, [arguments, 64], PpmFiles | PpmFs | PpmParentSetThreadId, PpmFiles | PpmFs);
    }

    [Fact]
    public void Clone_Failed_HasNoArguments()
    {
        const long ThreadWithoutSignalHandlers = 0x10000;
        var e = probe.CaptureCall(EventCode.SyscallCloneV20X, out _, SyscallNumber.clone, ThreadWithoutSignalHandlers);

        Assert.Equal(-22, e.Int64(0));
        Assert.Null(e.Text(1));
        Assert.Equal(0, e.Length(2));
        Assert.Equal(PpmThread, e.UInt64(15));
        Assert.Equal(0u, e.UInt64(20));
    }

    [Fact]
    public void Clone_IntoAPidNamespace_ChildIsNumber1There()
    {
        int pid = 0;
        var events = probe.CaptureAll(() =>
        {
            pid = ChildCall.Start(SyscallNumber.clone, [ChildCall.SignalOnExit | NewPid], SyscallNumber.getpid);
            ChildCall.Wait(pid);
        });
        var (parent, child) = Pair(events, EventCode.SyscallCloneV20X);

        Assert.Equal(pid, parent.Int64(0));
        Assert.Equal(PpmNewPid, parent.UInt64(15));
        Assert.Equal(pid, child.ThreadId);
        Assert.Equal(pid, child.Int64(3));
        Assert.Equal(pid, child.Int64(4));
        Assert.Equal(PpmNewPid | PpmChildInPidNamespace, child.UInt64(15));
        Assert.Equal(1, child.Int64(18));
        Assert.Equal(1, child.Int64(19));
        Assert.True(child.UInt64(20) > 0);
    }

    [Fact]
    public void Clone3_Thread_ChildHasTheGroupsIdAndWhatItShares()
    {
        int tid = 0;
        var events = probe.CaptureAll(() => OwnThread.Run(() => tid = ProbeFixture.GetThreadId()));
        var (parent, child) = Pair(events, EventCode.SyscallClone3X);

        Assert.Equal(tid, parent.Int64(0));
        Assert.Equal(PpmThread | PpmSigHand | PpmVm | PpmFiles | PpmFs, parent.UInt64(15) & 0xffff & ~(PpmParentSetThreadId | 0x1000u));
        Assert.Equal(tid, child.ThreadId);
        Assert.Equal(tid, child.Int64(3));
        Assert.Equal(Environment.ProcessId, child.Int64(4));
        Assert.Equal(PpmThread | PpmSigHand | PpmVm | PpmFiles | PpmFs, child.UInt64(15));
        Assert.Equal(tid, child.Int64(18));
        Assert.Equal(Environment.ProcessId, child.Int64(19));
    }

    void AssertPair(EventCode code, SyscallNumber maker, long[] arguments, uint parentFlags, uint childFlags)
    {
        int pid = 0;
        var events = probe.CaptureAll(() =>
        {
            pid = ChildCall.Start(maker, arguments, SyscallNumber.getpid);
            ChildCall.Wait(pid);
        });
        var (parent, child) = Pair(events, code);

        Assert.Equal(ProbeFixture.GetThreadId(), parent.ThreadId);
        Assert.Equal(pid, parent.Int64(0));
        AssertTask(parent, ProbeFixture.GetThreadId(), Environment.ProcessId, parent: null, parentFlags);
        Assert.Equal(0u, parent.UInt64(20));

        Assert.Equal(pid, child.ThreadId);
        Assert.Equal(0, child.Int64(0));
        AssertTask(child, pid, pid, ProbeFixture.GetThreadId(), childFlags);
        Assert.True(child.UInt64(20) > 0);
    }

    static void AssertTask(CapturedEvent e, int tid, int pid, int? parent, uint flags)
    {
        EventAssert.HasItsRow(e);
        Assert.Equal(ProcessFacts.CommandLine[0], e.Text(1));
        Assert.Equal(ProcessFacts.CommandLine[1..], e.Texts(2));
        Assert.Equal(tid, e.Int64(3));
        Assert.Equal(pid, e.Int64(4));
        // The parent of this process may be a thread, of which /proc does not tell the id.
        if (parent is null) Assert.True(e.Int64(5) > 0);
        else Assert.Equal(parent.Value, e.Int64(5));
        Assert.Equal(0, e.Length(6));
        Assert.Equal(ProcessFacts.OpenFilesLimit, e.UInt64(7));
        Assert.Equal(8, e.Length(8));
        Assert.Equal(8, e.Length(9));
        Assert.True(e.UInt64(10) > 0);
        Assert.True(e.UInt64(11) > 0);
        Assert.Equal(0u, e.UInt64(12));
        Assert.Equal(ProcessFacts.Comm, e.Text(13));
        CgroupTests.AssertOwn(e.Texts(14));
        Assert.Equal(flags, e.UInt64(15));
        Assert.Equal(0u, e.UInt64(16));
        Assert.Equal(0u, e.UInt64(17));
        Assert.Equal(tid, e.Int64(18));
        Assert.Equal(pid, e.Int64(19));
    }

    static (CapturedEvent Parent, CapturedEvent Child) Pair(IReadOnlyList<CapturedEvent> events, EventCode code) => (
        Assert.Single(events, e => e.Code == code && e.Int64(0) > 0),
        Assert.Single(events, e => e.Code == code && e.Int64(0) == 0));
}
