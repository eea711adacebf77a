using System.Diagnostics;
using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Tests.Procfs;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests;

public sealed class LiveSourceTests(ProbeFixture probe)
{
    [Fact]
    public void Read_FileOpenedByThisThread_GivesItsEvent()
    {
        string path = Path.GetTempFileName();
        var e = probe.Capture(() => File.ReadAllBytes(path), EventCode.SyscallOpenatV2X, e => e.Text(2) == path);
        File.Delete(path);

        Assert.True(e.Int64(0) >= 0);
        Assert.Equal(path, e.Text(2));
    }

    [Fact]
    public void Stop_ManyCallsOnAllCpus_DeliveredAndDroppedAreExactlyTheCalls()
    {
        ProbeFixture.Require();
        const int threads = 4, calls = 20_000;

        // The smallest rings and nobody reading: most of the calls must find no room.
        using var source = LiveSource.Open(new LiveOptions { HideOwnCalls = false, ScanHost = false, BufferSizePreset = 1 });
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            for (int i = 0; i < calls; i++) Creat("/gyr-no-such-directory/x", 0);
        });
        source.Stop();
        var counters = source.ReadCounters();
        ulong delivered = 0, read = 0, last = 0;
        while (source.Read(out var view) is var result && result != ReadResult.End)
        {
            if (result != ReadResult.Event) continue;
            read++;
            Assert.True(view.Timestamp >= last);
            last = view.Timestamp;
            if (view.Code == EventCode.SyscallCreatX && view.Text(1).SequenceEqual("/gyr-no-such-directory/x"u8)) delivered++;
        }

        var creat = counters.Of(EventCode.SyscallCreatX);
        Assert.Equal(threads * calls, (int)(delivered + creat.Lost));
        Assert.Equal(creat.Calls, creat.Delivered + creat.DroppedBuffer);
        Assert.True(creat.DroppedBuffer > 0);
        Assert.Equal(counters.Total.Delivered, read);
        Assert.Equal(0ul, source.MalformedCount);
        Assert.Equal(0ul, source.LateCount);
        Assert.Equal(creat, Enumerable.Range(0, counters.CpuCount).Aggregate(default(EventCounter), (sum, cpu) => sum + counters.Of(EventCode.SyscallCreatX, cpu)));
    }

    [Fact]
    public void Read_OwnCallsHidden_AreDroppedAndCounted()
    {
        ProbeFixture.Require();
        const int calls = 1000;
        using var source = LiveSource.Open(new LiveOptions { ScanHost = false });
        for (int i = 0; i < calls; i++) Creat("/gyr-no-such-directory/own", 0);
        source.Stop();

        Assert.DoesNotContain(ReadAll(source), e => e.Code == EventCode.SyscallCreatX && e.Text(1) == "/gyr-no-such-directory/own");
        Assert.Equal((ulong)calls, source.ReadCounters().Of(EventCode.SyscallCreatX).DroppedOwn);
    }

    [Fact]
    public void Read_EventsOfManyProcesses_ComeInOrderOfTime()
    {
        ProbeFixture.Require();
        using var source = LiveSource.Open(new LiveOptions { ScanHost = false });
        using (var child = new ChildProcess("/bin/bash", "-c", "echo; for j in 1 2 3 4; do (for i in {1..200}; do : < /etc/hostname; done) & done; wait; read x"))
        {
            Thread.Sleep(300);
        }

        source.Stop();
        var events = ReadAll(source);

        Assert.True(events.Count > 1600);
        Assert.True(events.Select(e => e.ThreadId).Distinct().Count() > 4);
        Assert.Equal(0ul, source.LateCount);
        Assert.Equal(events.Select(e => e.Timestamp).Order(), events.Select(e => e.Timestamp));
    }

    [Fact]
    public void Read_HostScanned_RecordsComeBeforeEvents()
    {
        ProbeFixture.Require();
        using var child = new ChildProcess("/bin/sh", "-c", "echo; read x");
        using var source = LiveSource.Open(new LiveOptions());
        int quick;
        using (var late = Process.Start("/bin/true"))
        {
            quick = late.Id;
            late.WaitForExit();
        }

        source.Stop();
        var events = ReadAll(source);

        var codes = events.Select(e => e.Code).ToList();
        Assert.Equal(EventCode.MachineRecord, codes[0]);
        int firstEvent = codes.FindIndex(code => (int)code < EventTable.Count);
        Assert.All(codes[..firstEvent], code => Assert.True((int)code >= 1024));
        Assert.All(codes[firstEvent..], code => Assert.True((int)code < EventTable.Count));
        Assert.Contains(EventCode.InterfaceRecord, codes[..firstEvent]);
        Assert.Contains(EventCode.UserRecord, codes[..firstEvent]);
        Assert.Contains(events[..firstEvent], e => e.Code == EventCode.ThreadRecord && e.ThreadId == child.Id);
        Assert.Contains(events[..firstEvent], e => e.Code == EventCode.DescriptorRecord && e.ThreadId == child.Id);
        Assert.Contains(events[firstEvent..], e => e.ThreadId == quick);
        Assert.Equal(events.Select(e => e.Timestamp).Order(), events.Select(e => e.Timestamp));
    }

    [Fact]
    public void RequestThread_LivingThread_IsAnsweredBeforeTheNextEvent()
    {
        ProbeFixture.Require();
        using var source = LiveSource.Open(new LiveOptions { ScanHost = false });
        using var child = new ChildProcess("/bin/sh", "-c", "echo; read x");
        source.RequestThread(child.Id);
        source.RequestThread(child.Id);

        Assert.Equal(ReadResult.Event, source.Read(out var view));
        Assert.Equal("sh", ThreadRecord.Decode(view).Comm);
        Assert.Equal(ReadResult.Event, source.Read(out view));
        Assert.Equal(EventCode.DescriptorRecord, view.Code);
        Assert.Equal(child.Id, view.ThreadId);
        source.Read(out view);
        Assert.NotEqual(EventCode.ThreadRecord, view.Code);
        Assert.Equal(1ul, source.LookupsAnswered);
    }

    [Fact]
    public void Read_EventsFlowing_AllocatesNothing()
    {
        ProbeFixture.Require();
        using var source = LiveSource.Open(new LiveOptions { HideOwnCalls = false, ScanHost = false });
        for (int i = 0; i < 20_000; i++) Creat("/gyr-no-such-directory/x", 0);
        Thread.Sleep(5);
        for (int i = 0; i < 100; i++) source.Read(out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int read = 0;
        for (int i = 0; i < 15_000; i++) read += source.Read(out _) == ReadResult.Event ? 1 : 0;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(15_000, read);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Dispose_LoadedProbe_LeavesNothingInTheKernel()
    {
        ProbeFixture.Require();
        _ = probe.Source; // the one other probe of this process: opened before, it stays
        string[] before = BpfDescriptors();
        using (LiveSource.Open(new LiveOptions { ScanHost = false })) Assert.True(BpfDescriptors().Length > before.Length);

        Assert.Equal(before, BpfDescriptors());
    }

    [Fact]
    public void Open_PresetOutOfRange_SaysSo()
    {
        ProbeFixture.Require();
        var error = Assert.Throws<CaptureException>(() => LiveSource.Open(new LiveOptions { BufferSizePreset = 11 }));
        Assert.Contains("from 1 (1 MiB) to 10 (512 MiB)", error.Message, StringComparison.Ordinal);
    }

    static List<CapturedEvent> ReadAll(LiveSource source)
    {
        var events = new List<CapturedEvent>();
        while (source.Read(out var view) is var result && result != ReadResult.End)
        {
            if (result == ReadResult.Event) events.Add(new CapturedEvent(view));
        }

        return events;
    }

    // Programs, links and maps, which live as long as a descriptor of them.
    static string[] BpfDescriptors() =>
    [
        .. Directory.GetFiles("/proc/self/fd").Select(fd => new FileInfo(fd).LinkTarget).OfType<string>()
            .Where(target => target.StartsWith("anon_inode:bpf", StringComparison.Ordinal)).Order(),
    ];

    [DllImport("libc", EntryPoint = "creat")]
    static extern void Creat(string path, uint mode);
}
