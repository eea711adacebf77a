using System.Buffers.Binary;
using Gyrfalcon.Capture.Rings;

namespace Gyrfalcon.Capture.Tests.Rings;

public sealed class RingMergerTests : IDisposable
{
    readonly SyntheticRing[] _rings = [.. Enumerable.Range(0, 7).Select(cpu => new SyntheticRing(1 << 20, (ushort)cpu))];
    readonly RingMerger _merger;

    public RingMergerTests() => _merger = new RingMerger([.. _rings.Select(ring => ring.Reader)]);

    public void Dispose()
    {
        foreach (var ring in _rings) ring.Dispose();
    }

    [Fact]
    public void TryNext_EventsInSeveralRings_ComeInOrderOfTime()
    {
        var random = new Random(7);
        var expected = new List<(ulong, ushort)>();
        for (ulong time = 1; time <= 5000; time += (ulong)random.Next(0, 3))
        {
            // Runs in one ring, as of a busy CPU, are what the merge is made for.
            int cpu = random.Next(10) == 0 ? random.Next(7) : 3;
            _rings[cpu].Add(time, 32 + random.Next(30));
            expected.Add((time, (ushort)cpu));
        }

        _merger.TakeSnapshot(ulong.MaxValue);
        var actual = ReadAll();

        Assert.Equal(expected.Select(e => e.Item1), actual.Select(e => e.Time));
        Assert.Equal(expected.Order(), actual.Order());
        Assert.Equal(0ul, _merger.Backlog);
    }

    [Fact]
    public void TryNext_EventsNewerThanTheCutOff_WaitForTheNextSnapshot()
    {
        _rings[0].Add(10);
        _rings[0].Add(30);
        _rings[1].Add(20);
        _rings[1].Add(40);

        _merger.TakeSnapshot(25);
        Assert.Equal([10ul, 20], ReadAll().Select(e => e.Time));

        _rings[2].Add(26);
        _merger.TakeSnapshot(100);
        Assert.Equal([26ul, 30, 40], ReadAll().Select(e => e.Time));
    }

    [Fact]
    public void TryNext_EventsAreReadOneByOne_EachIsGivenBackWithTheNextCall()
    {
        _rings[0].Add(1);
        _rings[0].Add(2);
        _merger.TakeSnapshot(10);

        Assert.True(_merger.TryNext(out _, out _));
        Assert.Equal(0ul, _rings[0].Consumed);
        Assert.True(_merger.TryNext(out _, out _));
        Assert.Equal(40ul, _rings[0].Consumed);
        Assert.False(_merger.TryNext(out _, out _));
        Assert.Equal(80ul, _rings[0].Consumed);
    }

    [Fact]
    public void TakeSnapshot_RecordStillBeingWritten_HoldsBackAllRings()
    {
        _rings[0].Add(50);
        var commit = _rings[1].AddBusy(40);
        _rings[2].Add(60);

        _merger.TakeSnapshot(100);
        Assert.Empty(ReadAll());
        Assert.True(_merger.Blocked);

        commit();
        _merger.TakeSnapshot(100);
        Assert.Equal([40ul, 50, 60], ReadAll().Select(e => e.Time));
        Assert.False(_merger.Blocked);
    }

    [Fact]
    public void TryNext_RecordStillBeingWrittenBehindAnother_HoldsBackWhatFollows()
    {
        _rings[0].Add(10);
        var commit = _rings[0].AddBusy(20);
        _rings[1].Add(30);

        _merger.TakeSnapshot(100);
        Assert.Equal([10ul], ReadAll().Select(e => e.Time));
        commit();
        _merger.TakeSnapshot(100);
        Assert.Equal([20ul, 30], ReadAll().Select(e => e.Time));
    }

    [Fact]
    public void TryNext_EqualTimestamps_AreAllPassedOn()
    {
        for (int i = 0; i < 7; i++) _rings[i].Add(5);
        _merger.TakeSnapshot(5);
        Assert.Equal(7, ReadAll().Count);
    }

    [Fact]
    public void TryNext_ManyEvents_AllocatesNothing()
    {
        byte[] record = SyntheticRing.Record(1);
        int read = 0;
        long before = 0;
        for (int round = 0; round < 100; round++)
        {
            if (round == 1) before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 700; i++) _rings[i % 7].Add(record);
            _merger.TakeSnapshot(ulong.MaxValue);
            while (_merger.TryNext(out _, out _)) read++;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(70_000, read);
    }

    List<(ulong Time, ushort Cpu)> ReadAll()
    {
        var events = new List<(ulong, ushort)>();
        while (_merger.TryNext(out var block, out ushort cpu)) events.Add((BinaryPrimitives.ReadUInt64LittleEndian(block), cpu));
        return events;
    }
}
