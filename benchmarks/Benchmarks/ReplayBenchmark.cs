using System.Globalization;
using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Reports;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Benchmarks;

/// <summary>
/// How fast a capture is replayed, from the bytes of the file in memory: read, unpacked and read, with the state, and with the
/// reference's 93 rules (our own where those are not). Rules that match are counted and no more.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ReplayBenchmark
{
    const int Length = 16 << 20;

    byte[] _plain = [];
    byte[] _packed = [];
    Ruleset _rules = null!;
    long _matches;

    [GlobalSetup]
    public void SetUp()
    {
        _plain = Make(out _);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(_plain);
        _packed = packed.ToArray();
        _rules = GoldenCases.AreThere ? GoldenCases.Rules(93).Compile() : StockRules.Load();
    }

    [Benchmark(Baseline = true, Description = "read")]
    public long Read() => Read(_plain);

    [Benchmark(Description = "unpack gzip, read")]
    public long Unpack() => Read(_packed);

    [Benchmark(Description = "read, state")]
    public int State()
    {
        using var reader = new ScapReader(new MemoryStream(_plain), "capture");
        var host = new HostState();
        var scratch = new Scratch();
        while (reader.Read(out var view) == ReadResult.Event)
        {
            var context = new EventContext(view, 1, host, scratch);
            host.Apply(ref context);
        }

        return host.Threads.Count;
    }

    [Benchmark(Description = "read, state, rules")]
    public long Rules()
    {
        using var reader = new ScapReader(new MemoryStream(_plain), "capture");
        var detector = new Detector(new HostState(), _rules, (rule, in _) => _matches++);
        while (reader.Read(out var view) == ReadResult.Event) detector.Process(view);
        return detector.EventCount;
    }

    /// <summary>
    /// Writes a row for each way of replay: events and unpacked bytes a second in the fastest iteration, which what else runs on the
    /// machine has slowed least, and its time as a multiple of reading alone.
    /// </summary>
    public static void WriteRates(Summary summary, TextWriter writer)
    {
        long bytes = Make(out long events).Length;
        var best = summary.Reports.Where(r => r.ResultStatistics is not null)
            .Select(r => (Name: r.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo, Seconds: r.ResultStatistics!.Min / 1e9)).ToList();
        writer.WriteLine($"| replay, {(GoldenCases.AreThere ? "93 rules of the reference" : "our own rules")} | events/s | MB/s | ratio |");
        foreach (var (name, seconds) in best)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name.Trim('\'')} | {events / seconds:N0} | {bytes / seconds / 1e6:N0} | {seconds / best[0].Seconds:F2} |"));
    }

    static long Read(byte[] file)
    {
        using var reader = new ScapReader(new MemoryStream(file), "capture");
        long sum = 0;
        while (reader.Read(out var view) == ReadResult.Event) sum += view.ThreadId;
        return sum;
    }

    static byte[] Make(out long events)
    {
        var file = new MemoryStream(Length + 4096);
        events = LongCapture.Write(file, Length);
        return file.ToArray();
    }
}
