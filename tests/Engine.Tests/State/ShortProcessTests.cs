using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>
/// A million short processes, as a build host has in a day, leave nothing behind: each is told of by its parent and by itself, runs
/// a program, opens files and sockets, and exits.
/// </summary>
public sealed class ShortProcessTests
{
    const long Shell = 10;
    const int Ids = 50_000;
    const int MaxThreads = 5_000;

    // What the runtime may need for itself, and far less than one byte for each process.
    const int FewBytes = 64 * 1024;

    readonly HostState _host = new(new() { MaxThreads = MaxThreads });
    readonly Scratch _scratch = new();
    readonly byte[] _forkInChild = StateHarness.ForkInChild(100, Shell).Build();
    readonly byte[] _forkInParent = StateHarness.ForkInParent(100, Shell).Build();
    readonly byte[] _exec = StateHarness.Exec(100, "/usr/bin/true", EventBuilder.DefaultTimestamp, "--help").Build();
    readonly byte[] _open = StateHarness.Open(100, 3, "/etc/ld.so.cache").Build();
    readonly byte[] _close = StateHarness.Close(100, 3).Build();
    readonly byte[] _socket = StateHarness.Socket(100, 4).Build();
    readonly byte[] _newThread = StateHarness.CloneEvent(EventCode.SyscallCloneV20X, by: 101, result: 0, 101, pid: 100, Shell, EventBuilder.DefaultTimestamp, flags: 0x2000, "sh").Build();
    readonly byte[] _exit = StateHarness.Exit(100).Build();
    long _number;

    public ShortProcessTests()
    {
        Apply(new EventBuilder(EventCode.ThreadRecord, 1, 0).With(0, new ThreadRecordBytes(1, 1, 0).Build()).Build(), 1, 0);
        Apply(new EventBuilder(EventCode.ThreadRecord, Shell, 0).With(0, new ThreadRecordBytes(Shell, Shell, 1).Build()).Build(), Shell, 0);
        for (int fd = 0; fd < 3; fd++) Apply(StateHarness.Open(Shell, fd, "/dev/pts/0").Build(), Shell, EventBuilder.DefaultTimestamp);
    }

    [Fact]
    public void Apply_AMillionProcesses_LeaveNothing()
    {
        Run(0, 20_000, lost: _ => false);
        var before = Settle();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Run(20_000, 1_000_000, lost: _ => false);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Assert.Equal(new StateSizes { Threads = 2, Processes = 2, Descriptors = 3 }, before);
        Assert.Equal(before, Settle());
        Assert.InRange(allocated, 0, FewBytes);
        Assert.Equal(0, _host.Counters.ThreadsReplaced + _host.Counters.ThreadsRefused + _host.Counters.ThreadsEvicted + _host.Counters.DescriptorsRefused);
    }

    // Of every hundred processes two do not exit, one of them with a second thread. What remains of them goes when the kernel gives
    // out their ids again.
    [Fact]
    public void Apply_AMillionProcessesWithLostExits_StayAsManyAsThereAreIds()
    {
        Run(0, 2 * Ids, Lost);
        var before = Settle();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Run(2 * Ids, 1_000_000, Lost);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Assert.Equal((2 + 3 * Ids / 100, 2 + 2 * Ids / 100), (before.Threads, before.Processes));
        Assert.Equal(before, Settle());
        Assert.InRange(allocated, 0, FewBytes);
        Assert.InRange(_host.Counters.ThreadsReplaced, 10_000, long.MaxValue);
        StateInvariants.Check(_host);

        // A look at /proc, where none of them is.
        _host.PurgeInactive(_host.LastEventTime, tid => tid <= Shell);
        _host.PurgeInactive(_host.LastEventTime + 301_000_000_000, tid => tid <= Shell);
        Assert.Equal((2, 3), (_host.Sizes.Threads, _host.Sizes.Descriptors));

        static bool Lost(int i) => i % 100 is 7 or 50;
    }

    // Without ids that come again, only a full table makes room.
    [Fact]
    public void Apply_ProcessesWithNewIdsAndLostExits_GiveWayWhenTheTableIsFull()
    {
        for (int i = 0; i < 100_000; i++) Apply(_forkInChild, 1000 + i, EventBuilder.DefaultTimestamp + (ulong)i * 1_000_000_000);

        Assert.InRange(_host.Sizes.Threads, 300, MaxThreads);
        Assert.InRange(_host.Counters.ThreadsEvicted, 90_000, 100_000);
        Assert.Equal(0, _host.Counters.ThreadsRefused);
        StateInvariants.Check(_host);
    }

    void Run(int from, int to, Func<int, bool> lost)
    {
        int childOfParent = OffsetOf(_forkInParent, 0), processOfThread = OffsetOf(_newThread, 4);
        for (int i = from; i < to; i++)
        {
            long pid = 1000 + i % Ids * 2;
            ulong time = EventBuilder.DefaultTimestamp + (ulong)i * 1_000_000;
            BinaryPrimitives.WriteInt64LittleEndian(_forkInParent.AsSpan(childOfParent), pid);
            BinaryPrimitives.WriteInt64LittleEndian(_newThread.AsSpan(processOfThread), pid);
            bool isParentFirst = i % 2 == 0;
            if (isParentFirst) Apply(_forkInParent, Shell, time);
            Apply(_forkInChild, pid, time);
            if (!isParentFirst) Apply(_forkInParent, Shell, time);
            Apply(_exec, pid, time);
            Apply(_open, pid, time);
            Apply(_close, pid, time);
            Apply(_socket, pid, time);
            if (isParentFirst) Apply(_newThread, pid + 1, time);
            if (lost(i)) continue;
            if (isParentFirst) Apply(_exit, pid + 1, time);
            Apply(_exit, pid, time);
        }
    }

    StateSizes Settle()
    {
        Apply(new EventBuilder(EventCode.DropE, 0).Build(), 0, _host.LastEventTime);
        return _host.Sizes;
    }

    static int OffsetOf(byte[] block, int parameter) =>
        EventBuilder.View(block).Parameter(parameter).Overlaps(block, out int offset) ? -offset : throw new ArgumentOutOfRangeException(nameof(parameter));

    void Apply(byte[] block, long tid, ulong time)
    {
        EventBuilder.Stamp(block, tid, time);
        var context = new EventContext(EventBuilder.View(block), ++_number, _host, _scratch);
        _host.Apply(ref context);
    }
}
