using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests;

/// <summary>The rules that the reference is shipped with.</summary>
static class UpstreamRules
{
    /// <summary>Loads all of them, in the reference's order; every match counts.</summary>
    public static Ruleset Load()
    {
        var result = RulesLoader.Load(Files(), new RulesOptions { Matching = RuleMatching.All });
        var errors = result.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(result.Ruleset is not null, string.Join("\n", errors.Select(d => $"{d.Span}: {d.Message}")));
        return result.Ruleset;
    }

    /// <summary>Their files, in the reference's order.</summary>
    public static IEnumerable<SourceText> Files()
    {
        string folder = Shared.Folder("golden/rules/upstream");
        string[] names = ["falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml"];
        return names.Select(n => new SourceText(n, File.ReadAllText(Path.Combine(folder, n))));
    }
}
