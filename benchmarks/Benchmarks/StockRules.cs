using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Benchmarks;

/// <summary>The rules that the project ships.</summary>
static class StockRules
{
    /// <summary>Loads them.</summary>
    public static Ruleset Load()
    {
        using var file = typeof(StockRules).Assembly.GetManifestResourceStream("zero-trust.yaml")!;
        var source = SourceReader.Read("zero-trust.yaml", file, new DiagnosticBag())!;
        return RulesLoader.Load([source], new RulesOptions { Matching = RuleMatching.All }).Ruleset ?? throw new InvalidOperationException("the rules do not load");
    }
}
