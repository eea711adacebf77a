using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Hosting;

/// <summary>What every command that runs the engine has in common: settings, rules, log; loaded, or refused with every error shown.</summary>
sealed record Session(Settings Settings, Ruleset Rules, AgentLog Log)
{
    /// <summary>Loads settings and rules and writes what is wrong with them; null when they cannot be used.</summary>
    public static Session? Load(Settings settings, DiagnosticBag diagnostics, TextWriter stderr)
    {
        var renderer = new DiagnosticRenderer(stderr, Terminals.HasColour(Console.IsErrorRedirected));
        List<SourceText> sources = [];
        foreach (string path in SourceFiles.Expand(settings.RulesFiles))
        {
            if (SourceFiles.Read(path, diagnostics) is { } source) sources.Add(source);
        }

        if (settings.RulesFiles.Count == 0)
            diagnostics.Error(ConfigReader.Code, "there are no rules: give a file with -r, or rules_files in the configuration", null);
        if (diagnostics.HasErrors)
        {
            renderer.Write(diagnostics);
            return null;
        }

        var result = RulesLoader.Load(sources, new RulesOptions { MinimumPriority = settings.MinimumPriority, Matching = settings.Matching });
        renderer.Write(diagnostics);
        renderer.Write(result.Diagnostics);
        if (result.Ruleset is null) return null;

        var log = new AgentLog(stderr, settings.TimeFormatIso8601);
        log.Write($"rules are loaded: {result.Ruleset.Rules.Count} of {sources.Count} file{(sources.Count == 1 ? "" : "s")}");
        return new Session(settings, result.Ruleset, log);
    }
}
