using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap.Converting;

namespace Gyrfalcon.Engine.Tests.Scap.Converting;

public sealed class EnterEventsTests
{
    [Fact]
    public void Store_SecondOfAThread_TakesThePlaceOfTheFirst()
    {
        var enters = new EnterEvents();
        enters.Store(EventBuilder.View(Read(7, 3)));
        enters.Store(EventBuilder.View(Read(7, 4)));

        Assert.Equal(Read(7, 4), Get(enters, 7));
        Assert.Equal(1, enters.Count);
    }

    // A thread may wait in one call while others make millions.
    [Fact]
    public void Store_ManyCallsOfOthers_KeepsTheOneThatWaits()
    {
        var enters = new EnterEvents(maxSize: 128 * 1024);
        enters.Store(EventBuilder.View(Read(7, 3)));
        for (int i = 0; i < 100_000; i++) enters.Store(EventBuilder.View(Read(8 + i % 100, i)));

        Assert.Equal(Read(7, 3), Get(enters, 7));
        Assert.Equal(0, enters.Evicted);
    }

    [Fact]
    public void Store_MoreThreadsThanThereIsRoomFor_TheOldestGoAndAreCounted()
    {
        var enters = new EnterEvents(maxSize: 128 * 1024);
        for (int tid = 1; tid <= 10_000; tid++) enters.Store(EventBuilder.View(Read(tid, tid)));

        Assert.InRange(enters.Count, 500, 128 * 1024 / 40);
        Assert.Equal(10_000, enters.Count + enters.Evicted);
        Assert.Null(Get(enters, 1));
        Assert.Equal(Read(10_000, 10_000), Get(enters, 10_000));
    }

    [Fact]
    public void Store_LongestEvents_StaysWithinItsBound()
    {
        var enters = new EnterEvents(maxSize: 128 * 1024);
        byte[] path = new byte[EventBuffer.MaxSize - EventView.HeaderSize - 2];
        for (int tid = 1; tid <= 100; tid++)
        {
            byte[] block = new EventBuilder(EventCode.SyscallRmdirE, tid).With("path", path).Build();
            enters.Store(EventBuilder.View(block));
            Assert.Equal(block, Get(enters, tid));
        }

        Assert.True(enters.Evicted >= 98);
    }

    [Fact]
    public void Clear_Stored_ForgetsAll()
    {
        var enters = new EnterEvents();
        enters.Store(EventBuilder.View(Read(7, 3)));
        enters.Clear();

        Assert.Null(Get(enters, 7));
        Assert.Equal(0, enters.Count);
    }

    static byte[] Read(long tid, long fd) => new EventBuilder(EventCode.SyscallReadE, tid).With("fd", fd).With("size", 100).Build();

    static byte[]? Get(EnterEvents enters, long tid) => enters.TryGet(tid, out var block) ? block.ToArray() : null;
}
