using BenchmarkDotNet.Attributes;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Benchmarks;

/// <summary>
/// What an event costs with few and with many rules: the reference's 25 and 93, and 500 and 2,000 made of them with other
/// constants. The events are those of the golden capture of files, state included; rules that match are counted and no more.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class RuleCountBenchmark
{
    const int Events = 16_384;

    byte[][] _blocks = [];
    Detector _detector = null!;
    long _matches;

    /// <summary>How many rules.</summary>
    [Params(25, 93, 500, 2000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var rules = GoldenCases.Rules(Rules);
        Console.WriteLine($"// {rules.Rules.Count} rules, {rules.DistinctShare:P0} of the checks distinct");
        _blocks = ReadBlocks();
        _detector = new Detector(new HostState(), rules.Compile(), (rule, in _) => _matches++);
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "state + rules")]
    public long Replay()
    {
        foreach (byte[] block in _blocks)
        {
            if (EventView.TryCreate(block, 0, out var view, out _)) _detector.Process(view);
        }

        return _matches;
    }

    static byte[][] ReadBlocks()
    {
        string path = GoldenCases.PathOf("captures/fs.scap");
        using var reader = new ScapReader(File.OpenRead(path), path);
        List<byte[]> blocks = [];
        while (reader.Read(out var view) == ReadResult.Event) blocks.Add(view.Block.ToArray());
        return [.. Enumerable.Range(0, Events).Select(i => blocks[i % blocks.Count])];
    }
}
