using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What became of loading rules files: never half a ruleset.</summary>
/// <param name="Diagnostics">Everything that is wrong.</param>
/// <param name="Compilation">What was loaded; null when there are errors.</param>
public sealed record RulesLoadResult(DiagnosticBag Diagnostics, RulesCompilation? Compilation)
{
    /// <summary>The rules of the first of <see cref="RulesOptions.Sources"/> that are in force; null when there are errors.</summary>
    public Ruleset? Ruleset => Compilation?.Ruleset;

    /// <summary>The rules of a source that the loader was told of; null when there are errors.</summary>
    public Ruleset? For(EventSource source) => Compilation?.Rulesets.First(r => r.Source == source);
}
