using System.Diagnostics;

namespace Gyrfalcon.Fuzz;

/// <summary>Runs the inputs of a seed through one target, in order, until they or the time are used up.</summary>
/// <param name="target">The target's name.</param>
/// <param name="seed">The seed.</param>
public sealed class SeededRun(string target, int seed)
{
    // The largest input has 64 KiB; what asks for this much more is a way to fill the memory.
    const long MaxAllocated = 1L << 30;

    readonly FuzzResult _result = new(target);

    /// <summary>How far the run is, for whoever watches it.</summary>
    public FuzzResult Result => _result;

    /// <summary>Runs.</summary>
    /// <param name="first">The number of the first input.</param>
    /// <param name="step">The distance to the next.</param>
    /// <param name="end">Where numbers end.</param>
    /// <param name="time">The longest that it may take.</param>
    public FuzzResult Run(int first, int step, int end, TimeSpan time)
    {
        var mutator = new Mutator(Corpus.Of(target), seed);
        var function = FuzzTarget.Create(target);
        using var watch = new InputWatch(target, $"-{first}");
        var clock = Stopwatch.StartNew();
        for (int number = first; number < end && clock.Elapsed < time && _result.Failures.Count < FuzzResult.MaxFailures; number += step)
        {
            byte[] input = mutator.Make(number);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            watch.Begin(input);
            try
            {
                if (function.Run(input)) _result.Accepted++;
                else _result.Refused++;
            }
            catch (Exception e)
            {
                Fail(number, input, e.ToString());
            }

            watch.End();
            Measure(number, input, Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - allocated);
            _result.Duration = clock.Elapsed;
        }

        return _result;
    }

    void Measure(int number, byte[] input, TimeSpan elapsed, long allocated)
    {
        if (elapsed > _result.Slowest) (_result.Slowest, _result.SlowestNumber) = (elapsed, number);
        if (allocated > _result.LargestBytes) (_result.LargestBytes, _result.LargestNumber) = (allocated, number);
        if (allocated > MaxAllocated) Fail(number, input, $"it allocates {allocated >> 20} MiB");
    }

    void Fail(int number, byte[] input, string what) =>
        _result.Failures.Add($"{target}, seed {seed}, input {number}, in base64 {Convert.ToBase64String(input)}\n{System.Text.Encoding.UTF8.GetString(input)}\n{what}");
}
