using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>Steady traffic allocates nothing.</summary>
public sealed class AllocationTests
{
    readonly HostState _host = new();
    readonly Scratch _scratch = new();
    long _number;

    public AllocationTests()
    {
        Apply(new EventBuilder(EventCode.ThreadRecord, 1, 0).With(0, new ThreadRecordBytes(1, 1, 0).Build()).Build());
        Apply(new EventBuilder(EventCode.ThreadRecord, 10, 0).With(0, new ThreadRecordBytes(10, 10, 1) { Cwd = "/srv", Cgroup = "/docker/" + new string('a', 64) }.Build()).Build());
        for (int fd = 0; fd < 3; fd++) Apply(StateHarness.Open(10, fd, "/dev/pts/0").Build());
    }

    [Fact]
    public void Apply_OpenAndClose_AllocatesNothing() =>
        AssertFree(StateHarness.Open(10, 3, "relative/../name").Build(), StateHarness.Open(10, 4, "/etc/ld.so.cache").Build(),
            StateHarness.Close(10, 3).Build(), StateHarness.Close(10, 4).Build());

    [Fact]
    public void Apply_SocketConnectTransferClose_AllocatesNothing() =>
        AssertFree(StateHarness.Socket(10, 5).Build(),
            new EventBuilder(EventCode.SocketConnectE, 10).With("fd", 5).With("addr", EventBuilder.SocketAddress("10.0.0.2:443")).Build(),
            new EventBuilder(EventCode.SocketConnectX, 10).With("res", 0).With("fd", 5).With("tuple", EventBuilder.SocketTuple("10.0.0.1:5000", "10.0.0.2:443")).Build(),
            StateHarness.Socket(10, 6, domain: 10, type: 2).Build(),
            new EventBuilder(EventCode.SocketSendtoX, 10).With("res", 1).With("fd", 6).With("tuple", EventBuilder.SocketTuple("[fe80::1]:5", "[fe80::2]:53")).Build(),
            new EventBuilder(EventCode.SocketRecvfromX, 10).With("res", 1).With("fd", 6).With("tuple", EventBuilder.SocketTuple("[fe80::2]:53", "[fe80::1]:5")).Build(),
            new EventBuilder(EventCode.SyscallDup2X, 10).With("res", 7).With("oldfd", 5).With("newfd", 7).Build(),
            StateHarness.Close(10, 7).Build(), StateHarness.Close(10, 6).Build(), StateHarness.Close(10, 5).Build());

    [Fact]
    public void Apply_ShortProcess_AllocatesNothing() => AssertFree(ShortProcess(100));

    // Both halves of fork, execve, a file, and the exit.
    static byte[][] ShortProcess(long tid) =>
    [
        StateHarness.ForkInChild(tid, 10).Build(),
        StateHarness.Exec(tid, "/usr/bin/true", EventBuilder.DefaultTimestamp, "--help").Build(),
        StateHarness.Open(tid, 3, "/etc/ld.so.cache", 1 | 0x1000).Build(),
        StateHarness.Close(tid, 3).Build(),
        StateHarness.Exit(tid, reaper: 0).Build(),
    ];

    void AssertFree(params byte[][] blocks)
    {
        Round(200, blocks);
        Assert.Equal(0, QuietRound.Allocated(() => Round(2_000, blocks)));
    }

    void Round(int times, byte[][] blocks)
    {
        for (int i = 0; i < times; i++)
            foreach (byte[] block in blocks) Apply(block);
    }

    void Apply(byte[] block)
    {
        var context = new EventContext(EventBuilder.View(block), ++_number, _host, _scratch);
        _host.Apply(ref context);
    }
}
