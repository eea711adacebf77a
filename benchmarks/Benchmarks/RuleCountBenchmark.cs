using BenchmarkDotNet.Attributes;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Rules;

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

    /// <summary>Whether the golden cases are here, without which there is nothing to measure.</summary>
    public static bool IsPossible => Directory.Exists(Golden);

    /// <summary>How many rules.</summary>
    [Params(25, 93, 500, 2000)]
    public int Rules { get; set; }

    static string Golden { get; } = Path.Combine(Environment.GetEnvironmentVariable("GYR_SHARED") ?? "", "golden");

    [GlobalSetup]
    public void SetUp()
    {
        string[] names = Rules is 25 or 500 ? ["falco_rules.yaml"] : ["falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml"];
        var originals = ConditionTrees.Load(names.Select(n => new SourceText(n, File.ReadAllText(Path.Combine(Golden, "rules/upstream", n)))));
        var rules = new VariedRules(originals, Rules);
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
        string path = Path.Combine(Golden, "captures/fs.scap");
        using var reader = new ScapReader(File.OpenRead(path), path);
        List<byte[]> blocks = [];
        while (reader.Read(out var view) == ReadResult.Event) blocks.Add(view.Block.ToArray());
        return [.. Enumerable.Range(0, Events).Select(i => blocks[i % blocks.Count])];
    }
}
