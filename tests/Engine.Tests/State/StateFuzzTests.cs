using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class StateFuzzTests
{
    static readonly EventCode[] s_codes =
    [
        EventCode.SyscallCloneV20X, EventCode.SyscallClone3X, EventCode.SyscallVforkV20X, EventCode.SyscallExecveV19X, EventCode.ProcexitV1E,
        EventCode.SyscallOpenatV2X, EventCode.SyscallOpenatV2E, EventCode.SyscallOpenX, EventCode.SyscallCloseX, EventCode.SyscallCloseRangeX,
        EventCode.SyscallDupV1X, EventCode.SyscallDup3X, EventCode.SyscallFcntlX, EventCode.SyscallPidfdOpenX, EventCode.SyscallPidfdGetfdX,
        EventCode.SyscallPipe2X, EventCode.SocketSocketpairX, EventCode.SocketSocketX, EventCode.SocketBindX, EventCode.SocketConnectE,
        EventCode.SocketConnectX, EventCode.SocketAccept4V6X, EventCode.SocketSendtoX, EventCode.SocketRecvmsgX, EventCode.SyscallChdirX,
        EventCode.SyscallPrctlX, EventCode.SyscallMemfdCreateX, EventCode.ThreadRecord, EventCode.DescriptorRecord, EventCode.UserRecord,
        EventCode.InterfaceRecord, EventCode.MachineRecord, EventCode.UserAddedE, EventCode.SyscallSetuidX,
    ];

    // Few ids, so that everything meets everything: stale entries, exits out of order, threads that are their own parents.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Apply_RandomEvents_LinksStayConsistent(int seed)
    {
        var random = new Random(seed);
        var harness = new StateHarness(new() { MaxThreads = 24, MaxDescriptorsPerProcess = 6, MaxDescriptors = 40, MaxUsers = 10 });
        ulong now = EventBuilder.DefaultTimestamp;
        for (int i = 0; i < 12_000; i++)
        {
            now += (ulong)random.NextInt64(1_500_000_000);
            harness.Apply(RandomEvents.Next(random, s_codes[random.Next(s_codes.Length)], now).Build());
            if (i % 50 == 0) StateInvariants.Check(harness.Host);
            if (i % 2_000 == 0) harness.Host.PurgeInactive(now, tid => tid % 2 == 0);
        }

        StateInvariants.Check(harness.Host);
        harness.Host.Clear();
        Assert.Equal(0, harness.Host.Threads.Count);
        Assert.Equal(0, harness.Host.Threads.GroupCount);
        Assert.Equal(0, harness.Host.Threads.DescriptorCount);
    }

    [Fact]
    public void Apply_BlocksOfRandomBytes_NeverFail()
    {
        var random = new Random(7);
        var harness = new StateHarness();
        for (int i = 0; i < 20_000; i++)
        {
            var code = (EventCode)random.Next(EventTable.Count + 20);
            if (random.Next(8) == 0) code = (EventCode)(1024 + 2 * random.Next(6));
            var builder = new EventBuilder(code, random.Next(1, 20), (ulong)random.NextInt64(long.MaxValue));
            int count = random.Next(32);
            for (int p = 0; p < count; p++)
            {
                byte[] bytes = new byte[random.Next(3) == 0 ? random.Next(80) : random.Next(9)];
                random.NextBytes(bytes);
                builder.With(p, bytes);
            }

            harness.Apply(builder.Build());
        }

        StateInvariants.Check(harness.Host);
    }
}
