using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests;

public sealed class OutputQueueTests : IDisposable
{
    static readonly DeliveryOptions s_quick = new() { FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(4) };
    static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);

    readonly Log _log = new();
    readonly RecordingOutput _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Stop_AfterOffers_DeliversAllInOrderAndCloses()
    {
        using var queue = Queue();
        for (int i = 1; i <= 100; i++) queue.Offer(Alerts.Numbered(i));

        Assert.Equal(0, queue.Stop(s_long));

        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"alert {i}"), _output.Lines);
        Assert.True(_output.IsDisposed);
        Assert.Equal((100, 0, 0), (queue.Delivered, queue.Failed, queue.Dropped));
        Assert.Empty(_log.Messages);
    }

    [Fact]
    public void Send_OneOutputHangs_TheOtherGetsAllAndTheSenderNeverWaits()
    {
        const int count = 100_000;
        using var release = new ManualResetEventSlim();
        var blocked = new RecordingOutput("blocked") { Before = _ => release.Wait() };
        using var blockedQueue = new OutputQueue(blocked, new QueueOptions { Capacity = 100 }, new DeliveryOptions { Timeout = TimeSpan.FromMilliseconds(50) }, _log.Write);
        using var fastQueue = Queue(new QueueOptions { Capacity = count });
        var alerts = new AlertDispatcher([blockedQueue, fastQueue], new AlertSequence(), waits: false);
        byte[] line = new byte[100];

        for (int i = 0; i < count; i++) alerts.Send(Priority.Warning, line);
        Wait.Until(() => fastQueue.Waiting == 0);

        // One at the output, the others in the queue: all else is dropped and counted.
        Assert.Equal((count, 0), (_output.Written.Count, fastQueue.Dropped));
        Assert.Equal(count - blockedQueue.Waiting, blockedQueue.Dropped);
        Assert.InRange(blockedQueue.Waiting, 100, 101);
        Wait.Until(() => blockedQueue.Hangs);
        Assert.Contains(_log.Messages, m => m.StartsWith("\"blocked\" output timeout", StringComparison.Ordinal));
        Assert.Contains(_log.Messages, m => m.Contains("Outputs queue out of memory. Drop event and continue on", StringComparison.Ordinal));
        Assert.Equal(blockedQueue.Waiting, blockedQueue.Stop(TimeSpan.Zero));
        release.Set();
        Wait.Until(() => blocked.IsDisposed);
    }

    [Fact]
    public void Offer_LinesOfMegabytes_AreBoundedByTheirBytes()
    {
        using var release = new ManualResetEventSlim();
        _output.Before = _ => release.Wait();
        using var queue = Queue();
        byte[] line = new byte[1024 * 1024];
        for (int i = 1; i <= 200; i++) queue.Offer(new Alert(i, Priority.Warning, line));

        Assert.InRange(queue.Waiting, 64, 66);
        Assert.Equal(200 - queue.Waiting, queue.Dropped);
        release.Set();
        queue.Stop(s_long);
    }

    [Fact]
    public void Enqueue_QueueIsFull_WaitsAndLosesNothing()
    {
        _output.Before = _ => Thread.Yield();
        using var queue = Queue(new QueueOptions { Capacity = 2 });
        for (int i = 1; i <= 1000; i++) queue.Enqueue(Alerts.Numbered(i));
        queue.Stop(s_long);

        Assert.Equal(1000, _output.Written.Count);
        Assert.Equal(0, queue.Dropped);
    }

    [Fact]
    public void Deliver_ReceiverIsAwayForAWhile_TriesAgainAndSaysSoOnce()
    {
        int failures = 20;
        _output.Before = _ =>
        {
            if (failures-- > 0) throw new IOException("away");
        };
        using var queue = Queue();
        for (int i = 1; i <= 3; i++) queue.Offer(Alerts.Numbered(i));
        Wait.Until(() => queue.Waiting == 0);

        Assert.Equal(["alert 1", "alert 2", "alert 3"], _output.Lines);
        Assert.Equal(["output 'fake': away; it is tried again", "output 'fake' works again"], _log.Messages);
        Assert.False(queue.Fails);
    }

    [Fact]
    public void Deliver_TriesAreUp_LosesItAndTriesTheNextOnce()
    {
        int tries = 0;
        _output.Before = _ =>
        {
            tries++;
            throw new IOException("away");
        };
        using var queue = Queue(delivery: s_quick with { Tries = 5 });
        for (int i = 1; i <= 3; i++) queue.Enqueue(Alerts.Numbered(i));
        Wait.Until(() => queue.Waiting == 0);

        Assert.Equal((7, 3), (tries, queue.Failed));
    }

    [Fact]
    public void Deliver_AlertIsRefused_CountsItAndGoesOn()
    {
        _output.Before = alert =>
        {
            if (alert.Sequence == 1) throw new AlertRefusedException("too long");
        };
        using var queue = Queue();
        queue.Offer(Alerts.Numbered(1));
        queue.Offer(Alerts.Numbered(2));
        queue.Stop(s_long);

        Assert.Equal(["alert 2"], _output.Lines);
        Assert.Equal(1, queue.Failed);
        Assert.Equal("output 'fake': too long; this alert is lost, and each like it is counted", Assert.Single(_log.Messages));
    }

    [Fact]
    public void Stop_ReceiverIsAway_DoesNotWaitForIt()
    {
        _output.Before = _ => throw new IOException("away");
        using var queue = Queue(delivery: new DeliveryOptions { FirstPause = s_long });
        for (int i = 1; i <= 100; i++) queue.Offer(Alerts.Numbered(i));

        Assert.Equal(0, queue.Stop(s_long));
        Assert.Equal(100, queue.Failed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_Buffered_FlushesOnlyTheLastOfThoseThatWait(bool buffered)
    {
        using var release = new ManualResetEventSlim();
        _output.Before = _ => release.Wait();
        using var queue = Queue(new QueueOptions { Buffered = buffered });
        for (int i = 1; i <= 4; i++) queue.Offer(Alerts.Numbered(i));
        release.Set();
        queue.Stop(s_long);

        // Whether the first was alone when it was taken is the scheduler's.
        Assert.Equal([!buffered, !buffered, true], _output.Written.Skip(1).Select(w => w.Flush));
    }

    [Fact]
    public void Reopen_NothingWaits_ReachesTheOutput()
    {
        using var queue = Queue();
        queue.Reopen();
        Wait.Until(() => _output.Reopened == 1);
    }

    OutputQueue Queue(QueueOptions? options = null, DeliveryOptions? delivery = null) => new(_output, options ?? new(), delivery ?? s_quick, _log.Write);
}
