using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Hosting;

/// <summary>What every command that runs the engine has in common: settings, rules, log.</summary>
sealed record Session(Settings Settings, Ruleset Rules, AgentLog Log)
{
    /// <summary>Loads the rules and writes what is wrong with them; null when they cannot be used.</summary>
    public static Session? Load(Settings settings, DiagnosticBag diagnostics, TextWriter stderr)
    {
        var log = new AgentLog(stderr, settings.TimeFormatIso8601, settings.Log);
        log.Write($"Falco version: {Versions.Falco} ({Versions.Machine}), as Gyrfalcon {Versions.Own}");
        if (settings.Files.Count > 0) log.Write("Falco initialized with configuration files:");
        foreach (var file in settings.Files)
            log.Write(file.Findings.Count == 0 ? LogLevel.Info : LogLevel.Warning, $"   {file.Path} | schema validation: {file.Validation}");

        if (RulesFiles.Load(settings, diagnostics, stderr) is not { } rules) return null;
        int files = rules.FileCount;
        log.Write($"rules are loaded: {rules.Ruleset.Rules.Count} of {files} file{(files == 1 ? "" : "s")}");
        foreach (string path in SourceFiles.Expand(settings.RulesFiles)) log.Write(LogLevel.Debug, $"   {path}");
        return new Session(settings, rules.Ruleset, log);
    }
}
