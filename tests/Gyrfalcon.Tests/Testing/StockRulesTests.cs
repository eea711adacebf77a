using System.Runtime.CompilerServices;
using Gyrfalcon.Configuration;
using Gyrfalcon.Explaining;
using Gyrfalcon.Testing;
using Xunit;

namespace Gyrfalcon.Tests.Testing;

/// <summary>The tests beside the stock rules, and that every stock rule has some.</summary>
public sealed class StockRulesTests
{
    static readonly string s_folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "rules"));

    [Fact]
    public void Tests_OfEveryStockRulesFile_Pass()
    {
        var run = TestRun.Of(new TestRequest([s_folder]));

        var output = new StringWriter();
        new TestWriter(output, new OutputStyle(HasColour: false, Width: 160)).Write(run);
        Assert.True(run.IsPassed, output.ToString());
    }

    [Fact]
    public void StockRules_HaveAFiringAndASilentTestEach()
    {
        var run = TestRun.Of(new TestRequest([s_folder]));
        var tests = run.Files.SelectMany(f => f.Results).Select(r => r.Result.Test).ToList();

        var rules = RulesFiles().SelectMany(f => File.ReadLines(f)).Where(l => l.StartsWith("- rule: ", StringComparison.Ordinal)).Select(l => l["- rule: ".Length..].Trim()).ToList();
        Assert.True(rules.Count >= 7);
        Assert.All(rules, rule => Assert.Contains(tests, t => t.Fires.Any(f => f.Rule.Value == rule)));
        Assert.All(rules, rule => Assert.Contains(tests, t => t.Silent.Any(s => s.Value == rule)));
    }

    static IEnumerable<string> RulesFiles() => SourceFiles.Expand([s_folder]);

    internal static string ThisFile([CallerFilePath] string path = "") => path;
}
