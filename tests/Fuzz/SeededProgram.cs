using System.Diagnostics;
using System.Globalization;

namespace Gyrfalcon.Fuzz;

/// <summary>The run of <c>make fuzz</c>: all targets, or one, on all processors.</summary>
static class SeededProgram
{
    // Condition, rules, output, capture: in percent. A rules file or a capture takes about five times as long as either of the others.
    static readonly int[] s_shares = [45, 15, 25, 15];

    /// <summary>Runs <c>$FUZZ_COUNT</c> inputs of <c>$FUZZ_SEED</c>. The exit code is 1 when any of them failed.</summary>
    public static int Run(string? only = null)
    {
        int seed = Number("FUZZ_SEED", Environment.TickCount & 0xFFFF);
        int count = Number("FUZZ_COUNT", 1_000_000);
        Console.WriteLine($"seed {seed}, {count} inputs; again with FUZZ_SEED={seed} FUZZ_COUNT={count}");
        var clock = Stopwatch.StartNew();
        int failed = 0;
        if (only is not null) failed = RunTarget(only, seed, count);
        else for (int i = 0; i < s_shares.Length; i++) failed += RunTarget(FuzzTarget.Names[i], seed, (int)((long)count * s_shares[i] / 100));
        Console.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    static int RunTarget(string target, int seed, int count)
    {
        Console.WriteLine($"{target}: {count} mutations of {Corpus.Of(target).Inputs.Count} inputs");
        int workers = Environment.ProcessorCount;
        SeededRun[] runs = [.. Enumerable.Range(0, workers).Select(_ => new SeededRun(target, seed))];
        Thread[] threads = [.. runs.Select((run, i) => new Thread(() => run.Run(i, workers, count, TimeSpan.MaxValue)))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads)
        {
            while (!thread.Join(500))
            {
                if (!Console.IsOutputRedirected) Console.Write($"\r{target} {runs.Sum(r => r.Result.Count)} of {count} ");
            }
        }

        if (!Console.IsOutputRedirected) Console.Write('\r');
        foreach (var run in runs)
        {
            Console.WriteLine(run.Result);
            foreach (string failure in run.Result.Failures) Console.WriteLine(failure);
        }

        return runs.Sum(r => r.Result.Failures.Count);
    }

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
