using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Procfs;

public sealed class ProcScanTests : IDisposable
{
    readonly ProcessReader _reader = new("", Clock.BootOffset());

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void TryNext_WholeHost_GivesEveryLeaderThenItsDescriptorsThenItsThreads()
    {
        using var child = new ChildProcess("/bin/sh", "-c", "echo; read x");
        var scan = new ProcScan(_reader, 9);
        var seen = new HashSet<long>();
        long leader = 0;
        bool expectDescriptors = false, foundChild = false, foundSelf = false;
        while (scan.TryNext(out var block))
        {
            Assert.True(EventView.TryCreate(block, 0, out var view, out _));
            Assert.Equal(9ul, view.Timestamp);
            if (view.Code == EventCode.DescriptorRecord)
            {
                Assert.True(expectDescriptors);
                Assert.Equal(leader, view.ThreadId);
                DescriptorRecord.Decode(view, out _);
                expectDescriptors = false;
                continue;
            }

            Assert.False(expectDescriptors);
            var record = ThreadRecord.Decode(view);
            Assert.True(seen.Add(record.Tid));
            if (record.Tid == record.Pid)
            {
                leader = record.Pid;
                expectDescriptors = true;
            }

            Assert.Equal(leader, record.Pid);
            foundChild |= record.Pid == child.Id;
            foundSelf |= record.Pid == Environment.ProcessId && record.Tid != record.Pid;
        }

        Assert.True(foundChild);
        Assert.True(foundSelf);
    }

    [Fact]
    public void TryNext_ProcessesComingAndGoing_NeverFails()
    {
        using var churn = new ChildProcess("/bin/bash", "-c", "echo; while :; do /bin/true & /bin/true & wait; done");
        for (int i = 0; i < 20; i++)
        {
            var scan = new ProcScan(_reader, 1);
            while (scan.TryNext(out var block)) Assert.True(EventView.TryCreate(block, 0, out _, out _));
        }
    }
}
