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
        if (RulesFiles.Load(settings, diagnostics, stderr) is not { } rules) return null;
        var log = new AgentLog(stderr, settings.TimeFormatIso8601);
        int files = rules.FileCount;
        log.Write($"rules are loaded: {rules.Ruleset.Rules.Count} of {files} file{(files == 1 ? "" : "s")}");
        return new Session(settings, rules.Ruleset, log);
    }
}
