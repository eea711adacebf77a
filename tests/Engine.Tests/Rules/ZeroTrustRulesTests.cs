using System.Runtime.CompilerServices;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>What the rules detect is tested in real containers (Live.Tests); here, that they are what the seed promises.</summary>
public sealed class ZeroTrustRulesTests
{
    public static string Path => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "rules", "zero-trust.yaml"));

    [Fact]
    public void Load_OnTheirOwn_NothingIsWrong() => Assert.Empty(Load().Diagnostics.Items);

    [Fact]
    public void Rules_HaveTheNamesAndPrioritiesOfTheSeed() => Assert.Equal(
        [
            ("Shell Spawned in Container", Priority.Warning),
            ("Network Scanning Tool Detected", Priority.Critical),
            ("Crypto Mining Detected", Priority.Critical),
            ("Unauthorized Kubectl Exec", Priority.Notice),
            ("Sensitive File Access in Container", Priority.Warning),
            ("Suspicious Outbound Connection", Priority.Warning),
            ("/etc Directory Modified", Priority.Warning),
        ],
        Load().Ruleset!.Rules.Select(r => (r.Name, r.Priority)));

    [Fact]
    public void Rules_SayPriorityAndNameAtTheEnd()
    {
        // The seed's findstr and KQL look for them there.
        string text = File.ReadAllText(Path);

        Assert.All(Load().Ruleset!.Rules, rule =>
            Assert.Matches($@"priority={rule.Priority.Name().ToUpperInvariant()} rule={rule.Name}\)\s+priority: ", text.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rules_CarryTheFieldsOfTheSeedAndTags() => Assert.All(Load().Ruleset!.Rules, rule =>
    {
        Assert.Empty(s_fields.Except(rule.Output.Fields.Select(f => f.Key)));
        Assert.Contains("zero_trust", rule.Tags);
        Assert.Contains(rule.Tags, t => t.StartsWith("mitre_", StringComparison.Ordinal));
    });

    [Fact]
    public void Load_BesideTheUpstreamRules_BothAreInForce()
    {
        string folder = Shared.Folder("golden/rules/upstream");
        string[] files = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal), Path];

        var result = RulesLoader.Load(files.Select(f => new SourceText(f, File.ReadAllText(f))), new RulesOptions());

        Assert.Empty(RulesText.Errors(result));
        Assert.Equal(31 + 25 + 25 + 7, result.Ruleset!.Rules.Count);
    }

    static readonly string[] s_fields =
    [
        "user.name", "container.id", "container.name", "container.image", "k8s.ns.name", "k8s.pod.name", "proc.name", "proc.cmdline", "proc.pname", "proc.tty",
    ];

    static RulesLoadResult Load() => RulesLoader.Load([new SourceText(Path, File.ReadAllText(Path))], new RulesOptions());

    static string ThisFile([CallerFilePath] string path = "") => path;
}
