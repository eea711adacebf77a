using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>Loads rules from texts: the first is <c>a.yaml</c>, the second <c>b.yaml</c>, and so on.</summary>
static class RulesText
{
    public static RulesLoadResult Load(params string[] files) => Load(new RulesOptions(), files);

    public static RulesLoadResult Load(RulesOptions options, params string[] files) =>
        RulesLoader.Load(files.Select((text, i) => new SourceText($"{(char)('a' + i)}.yaml", text)), options);

    /// <summary>Loads what has to be free of errors.</summary>
    public static Ruleset Good(params string[] files) => Good(Load(files));

    public static Ruleset Good(RulesLoadResult result)
    {
        Assert.Empty(Errors(result));
        return result.Ruleset!;
    }

    /// <summary>The errors as <c>place: message</c>.</summary>
    public static List<string> Errors(RulesLoadResult result) =>
        [.. result.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Span}: {d.Message}")];

    public static List<Diagnostic> Warnings(RulesLoadResult result) =>
        [.. result.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Warning)];

    /// <summary>A rule with this condition and nothing else of interest.</summary>
    public static string Rule(string condition, string name = "r") =>
        $"- rule: {name}\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO\n";
}
