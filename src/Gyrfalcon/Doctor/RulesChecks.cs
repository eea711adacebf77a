using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Doctor;

/// <summary>The configuration, the rules and the outputs.</summary>
static class RulesChecks
{
    public static IEnumerable<Finding> Run(Settings settings, DiagnosticBag diagnostics)
    {
        // Each on a line of its own: with its position, as at the start.
        foreach (var diagnostic in diagnostics.Items)
            yield return new("configuration", diagnostic.Severity == DiagnosticSeverity.Error ? FindingState.Failure : FindingState.Warning, OneLine(diagnostic));
        if (diagnostics.Count == 0) yield return new("configuration", FindingState.Good, "nothing to object to");

        yield return OfRules(settings);
        string outputs = string.Join(", ", settings.Outputs.Names);
        yield return outputs.Length > 0
            ? new("outputs", FindingState.Good, outputs)
            : new("outputs", FindingState.Failure, "no output is enabled", "set stdout_output.enabled, or that of another output");
    }

    static Finding OfRules(Settings settings)
    {
        if (settings.RulesFiles.Count == 0) return new("rules", FindingState.Failure, "there are none", "give a file with -r, or rules_files in the configuration");
        var found = new DiagnosticBag();
        var sources = RulesFiles.Read(settings.RulesFiles, found);
        var loaded = RulesLoader.Load(sources, settings.RulesOptions);
        var problems = found.Items.Concat(loaded.Diagnostics.Items).ToList();
        string remedy = $"gyr -V {settings.RulesFiles[0]} shows where";
        if (problems.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error) return new("rules", FindingState.Failure, OneLine(error), remedy);
        string text = $"{loaded.Compilation?.Ruleset.Rules.Count} in {sources.Count} file{(sources.Count == 1 ? "" : "s")}";
        return problems.Count == 0
            ? new("rules", FindingState.Good, text)
            : new("rules", FindingState.Warning, $"{text}, {problems.Count} warning{(problems.Count == 1 ? "" : "s")}: {OneLine(problems[0])}", remedy);
    }

    static string OneLine(Diagnostic diagnostic) =>
        diagnostic.Span is { } span ? $"{span}: {diagnostic.Message}" : diagnostic.Message;
}
