using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Hosting;

/// <summary>What every command that runs the engine has in common: settings, rules, log.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Log">The agent's own log.</param>
/// <param name="LoadSettings">Loads the settings anew, from the same files and options.</param>
sealed record Session(Settings Settings, Ruleset Rules, AgentLog Log, Func<DiagnosticBag, Settings> LoadSettings)
{
    /// <summary>Loads the rules and writes what is wrong with them; null when they cannot be used.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="diagnostics">What is wrong with those.</param>
    /// <param name="stderr">Takes both, and the log.</param>
    /// <param name="loadSettings">Loads the settings anew.</param>
    public static Session? Load(Settings settings, DiagnosticBag diagnostics, TextWriter stderr, Func<DiagnosticBag, Settings> loadSettings)
    {
        var log = new AgentLog(stderr, settings.TimeFormatIso8601, settings.Log);
        log.Write($"Falco version: {Versions.Falco} ({Versions.Machine}), as Gyrfalcon {Versions.Own}");
        WriteFiles(log, settings);
        if (RulesFiles.Load(settings, diagnostics, stderr) is not { } rules) return null;
        WriteRules(log, settings, rules);
        return new Session(settings, rules.Ruleset, log, loadSettings);
    }

    /// <summary>Loads settings and rules anew; null when they cannot be used. The log stays the same.</summary>
    /// <param name="errors">Takes what is wrong with them.</param>
    /// <exception cref="ConfigurationException">The file is not there any more.</exception>
    public Session? LoadAgain(TextWriter errors)
    {
        var diagnostics = new DiagnosticBag();
        var settings = LoadSettings(diagnostics);
        if (RulesFiles.Load(settings, diagnostics, errors) is not { } rules) return null;
        WriteFiles(Log, settings);
        WriteRules(Log, settings, rules);
        return this with { Settings = settings, Rules = rules.Ruleset };
    }

    static void WriteFiles(AgentLog log, Settings settings)
    {
        if (settings.Files.Count > 0) log.Write("Falco initialized with configuration files:");
        foreach (var file in settings.Files)
            log.Write(file.Findings.Count == 0 ? LogLevel.Info : LogLevel.Warning, $"   {file.Path} | schema validation: {file.Validation}");
    }

    static void WriteRules(AgentLog log, Settings settings, RulesCompilation rules)
    {
        int files = rules.FileCount;
        log.Write($"rules are loaded: {rules.Ruleset.Rules.Count} of {files} file{(files == 1 ? "" : "s")}");
        foreach (string path in SourceFiles.Expand(settings.RulesFiles)) log.Write(LogLevel.Debug, $"   {path}");
    }
}
