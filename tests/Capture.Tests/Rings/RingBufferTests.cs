using Gyrfalcon.Capture.Rings;

namespace Gyrfalcon.Capture.Tests.Rings;

public sealed class RingBufferTests
{
    [Fact]
    public void Peek_EmptyRing_IsEmpty()
    {
        using var ring = new SyntheticRing(4096);
        ring.Reader.TakeSnapshot();
        Assert.Equal(RingState.Empty, ring.Reader.Peek(out _));
    }

    [Fact]
    public void Peek_RecordsRoundTheEnd_AreContiguousAndComplete()
    {
        // 48 bytes with the header do not divide 4096, so records lie across the end; positions begin near 2^32.
        using var ring = new SyntheticRing(4096, start: (1ul << 32) - 48);
        ulong next = 1, read = 1;
        for (int round = 0; round < 50; round++)
        {
            while (ring.Free >= 48) ring.Add(next++, 37);
            ring.Reader.TakeSnapshot();
            while (ring.Reader.Peek(out ulong timestamp) == RingState.Record)
            {
                Assert.Equal(read, timestamp);
                Assert.Equal(SyntheticRing.Record(read, 37), ring.Reader.Head.ToArray());
                read++;
                ring.Reader.Advance();
            }

            Assert.Equal(ring.Produced, ring.Consumed);
        }

        Assert.Equal(next, read);
    }

    [Fact]
    public void Peek_RecordAfterSnapshot_WaitsForTheNext()
    {
        using var ring = new SyntheticRing(4096);
        ring.Add(1);
        ring.Reader.TakeSnapshot();
        ring.Add(2);

        Assert.Equal(RingState.Record, ring.Reader.Peek(out _));
        ring.Reader.Advance();
        Assert.Equal(RingState.Empty, ring.Reader.Peek(out _));
        ring.Reader.TakeSnapshot();
        Assert.Equal(RingState.Record, ring.Reader.Peek(out ulong timestamp));
        Assert.Equal(2ul, timestamp);
    }

    [Fact]
    public void Peek_DiscardedRecords_ArePassedOverAndGivenBack()
    {
        using var ring = new SyntheticRing(4096);
        ring.AddDiscarded(100);
        ring.Add(7);
        ring.AddDiscarded(3);
        ring.Reader.TakeSnapshot();

        Assert.Equal(RingState.Record, ring.Reader.Peek(out ulong timestamp));
        Assert.Equal(7ul, timestamp);
        ring.Reader.Advance();
        Assert.Equal(RingState.Empty, ring.Reader.Peek(out _));
        Assert.Equal(ring.Produced, ring.Consumed);
    }

    [Fact]
    public void Peek_BusyRecord_IsBusyUntilCommitted()
    {
        using var ring = new SyntheticRing(4096);
        var commit = ring.AddBusy(9);
        ring.Reader.TakeSnapshot();

        Assert.Equal(RingState.Busy, ring.Reader.Peek(out _));
        Assert.Equal(0ul, ring.Consumed);
        commit();
        Assert.Equal(RingState.Record, ring.Reader.Peek(out ulong timestamp));
        Assert.Equal(9ul, timestamp);
    }

    [Fact]
    public void Peek_RecordTooShortForATimestamp_HasTimestampZero()
    {
        using var ring = new SyntheticRing(4096);
        ring.Add([1, 2, 3]);
        ring.Reader.TakeSnapshot();

        Assert.Equal(RingState.Record, ring.Reader.Peek(out ulong timestamp));
        Assert.Equal(0ul, timestamp);
        Assert.Equal(3, ring.Reader.Head.Length);
    }
}
