using CsCheck;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Recording;
using Xunit;

namespace Gyrfalcon.Tests.Recording;

public sealed class EventRingTests
{
    const int Size = 1000;
    const int HeaderSize = 16;

    [Fact]
    public void Add_EventsOfAnySize_HoldsTheNewestInOrder() => Gen.Int[0, 600].Array[0, 60].Sample(lengths =>
    {
        var ring = new EventRing(Size);
        List<(long Number, byte[] Block)> all = [];
        foreach (int length in lengths)
        {
            byte[] block = Block(length, (ulong)all.Count);
            all.Add((all.Count, block));
            ring.Add(EventBuilder.View(block), all.Count - 1);

            var held = Read(ring);
            Assert.Equal(ring.Count, held.Count);
            Assert.Equal(all.Skip(all.Count - held.Count).Select(e => e.Number), held.Select(e => e.Number));
            Assert.Equal(all.Skip(all.Count - held.Count).Select(e => e.Block), held.Select(e => e.Block));
            if (block.Length + HeaderSize <= Size) Assert.NotEmpty(held);
        }
    });

    [Fact]
    public void Add_ManySmallEvents_UsesItsRoom()
    {
        var ring = new EventRing(Size);
        byte[] block = Block(10, 0);
        for (int i = 0; i < 500; i++) ring.Add(EventBuilder.View(block), i);

        Assert.InRange(ring.Count, Size / (block.Length + HeaderSize) - 2, Size / (block.Length + HeaderSize));
    }

    [Fact]
    public void Add_AllocatesNothing()
    {
        var ring = new EventRing(Size);
        byte[] block = Block(50, 0);
        Round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Round()
        {
            for (int i = 0; i < 1000; i++) ring.Add(EventBuilder.View(block), i);
        }
    }

    static byte[] Block(int length, ulong time) => new EventBuilder(EventCode.SyscallAccessX, 1, time).With("res", 0).With("name", new string('x', length)).Build();

    static List<(long Number, byte[] Block)> Read(EventRing ring)
    {
        List<(long, byte[])> held = [];
        for (int place = ring.First; ring.TryRead(ref place, out var view, out long number);) held.Add((number, view.Block.ToArray()));
        return held;
    }
}
