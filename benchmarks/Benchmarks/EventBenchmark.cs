using BenchmarkDotNet.Attributes;
using Gyrfalcon.Capture.Rings;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Benchmarks;

/// <summary>
/// What one event costs at each stage, for a container that opens, closes and connects to a standard port: ordinary work, for
/// which every rule is asked and none matches.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class EventBenchmark
{
    const int EventsPerRing = 1024;
    const int Slot = 128;
    const int Events = 2 * EventsPerRing;

    readonly HostState _host = new();
    readonly Scratch _scratch = new();
    RefilledRing[] _rings = [];
    RingMerger _merger = new([]);
    Detector _detector = null!;
    Detector _awaiting = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _rings = [.. new ushort[] { 0, 1 }.Select(cpu => new RefilledRing([.. Blocks(cpu)], Slot, cpu))];
        _merger = new RingMerger([.. _rings.Select(r => r.Reader)]);
        _detector = new Detector(_host, StockRules.Load(), static (rule, in _) => throw new InvalidOperationException($"'{rule.Name}' matched"));
        _awaiting = new Detector(new HostState { RequestContainer = static _ => { } }, StockRules.Load(), static (rule, in _) => throw new InvalidOperationException($"'{rule.Name}' matched"));
        foreach (long tid in new[] { 100L, 101L })
        {
            _detector.Process(View(Start(tid)));
            _awaiting.Process(View(Start(tid)));
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events, Description = "drain only")]
    public long Drain()
    {
        long sum = 0;
        BeginRound();
        while (_merger.TryNext(out var block, out ushort cpu))
        {
            if (EventView.TryCreate(block, cpu, out var view, out _)) sum += view.ThreadId;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "decode + state")]
    public int State()
    {
        BeginRound();
        while (_merger.TryNext(out var block, out ushort cpu))
        {
            if (!EventView.TryCreate(block, cpu, out var view, out _)) continue;
            var context = new EventContext(view, 1, _host, _scratch);
            _host.Apply(ref context);
        }

        return _host.Threads.Count;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "full, zero-trust rules")]
    public long Full()
    {
        BeginRound();
        while (_merger.TryNext(out var block, out ushort cpu))
        {
            if (EventView.TryCreate(block, cpu, out var view, out _)) _detector.Process(view);
        }

        return _detector.EventCount;
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "full, container awaited")]
    public long FullAwaiting()
    {
        BeginRound();
        while (_merger.TryNext(out var block, out ushort cpu))
        {
            if (EventView.TryCreate(block, cpu, out var view, out _)) _awaiting.Process(view);
        }

        return _awaiting.EventCount;
    }

    void BeginRound()
    {
        foreach (var ring in _rings) ring.Refill();
        _merger.TakeSnapshot(ulong.MaxValue);
    }

    // One connection in eight events, the rest opened and closed files.
    static IEnumerable<byte[]> Blocks(int cpu)
    {
        long tid = 100 + cpu;
        for (int i = 0; i < EventsPerRing; i++)
        {
            ulong time = EventBuilder.DefaultTimestamp + (ulong)(2 * i + cpu);
            yield return (i % 8) switch
            {
                6 => new EventBuilder(EventCode.SocketSocketX, tid, time).With("fd", 4).With("domain", 2).With("type", 1).With("proto", 6).Build(),
                7 => new EventBuilder(EventCode.SocketConnectX, tid, time).With("res", 0).With("fd", 4)
                    .With("tuple", [2, 10, 0, 0, 2, 0x39, 0x30, 10, 0, 0, 1, 0xbb, 0x01]).Build(),
                0 or 2 or 4 => new EventBuilder(EventCode.SyscallOpenatV2X, tid, time).With("fd", 3).With("dirfd", -100)
                    .With("name", "/usr/lib/libc.so.6").With("flags", 1).With("ino", 7).Build(),
                _ => new EventBuilder(EventCode.SyscallCloseX, tid, time).With("res", 0).With("fd", 3).Build(),
            };
        }
    }

    static byte[] Start(long tid) => new EventBuilder(EventCode.SyscallExecveV19X, tid)
        .With("res", 0).With("exe", "/usr/sbin/nginx").With("args", "-g\0daemon off;\0").With("tid", tid).With("pid", tid).With("ptid", 1)
        .With("cwd", "/").With("comm", "nginx").With("cgroups", $"memory=/docker/{new string('a', 64)}\0").With("env", "PATH=/bin\0")
        .With("trusted_exepath", "/usr/sbin/nginx").Build();

    static EventView View(byte[] block) =>
        EventView.TryCreate(block, 0, out var view, out string? error) ? view : throw new InvalidOperationException(error);
}
