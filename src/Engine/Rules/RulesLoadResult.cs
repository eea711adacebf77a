using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What became of loading rules files: never half a ruleset.</summary>
/// <param name="Diagnostics">Everything that is wrong.</param>
/// <param name="Compilation">What was loaded; null when there are errors.</param>
public sealed record RulesLoadResult(DiagnosticBag Diagnostics, RulesCompilation? Compilation)
{
    /// <summary>The rules that are in force; null when there are errors.</summary>
    public Ruleset? Ruleset => Compilation?.Ruleset;
}
