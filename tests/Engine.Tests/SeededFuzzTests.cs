using Gyrfalcon.Fuzz;

namespace Gyrfalcon.Engine.Tests;

/// <summary>The beginning of what <c>make fuzz</c> runs: hostile input ends in a result or in diagnostics, never in an exception.</summary>
public sealed class SeededFuzzTests(ITestOutputHelper output)
{
    const int Seed = 20260;

    static readonly TimeSpan s_time = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("condition")]
    [InlineData("rules")]
    [InlineData("output")]
    [InlineData("capture")]
    [InlineData("tests")]
    public void Run_SeededInputs_GiveResultsOrDiagnostics(string target)
    {
        var result = new SeededRun(target, Seed).Run(0, 1, int.MaxValue, s_time);

        output.WriteLine($"seed {Seed}: {result}");
        Assert.True(result.Failures.Count == 0, string.Join('\n', result.Failures));
        // Mutations that always break the input would only show how reading fails.
        Assert.InRange(result.Accepted, 1, int.MaxValue);
        Assert.InRange(result.Refused, 1, int.MaxValue);
    }

    [Fact]
    public void Make_SameSeedAndNumber_IsTheSameInput()
    {
        var corpus = Corpus.Of("rules");

        Assert.Equal(new Mutator(corpus, 5).Make(77), new Mutator(corpus, 5).Make(77));
        Assert.NotEqual(new Mutator(corpus, 5).Make(77), new Mutator(corpus, 6).Make(77));
    }
}
