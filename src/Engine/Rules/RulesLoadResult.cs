using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What became of loading rules files: never half a ruleset.</summary>
/// <param name="Diagnostics">Everything that is wrong.</param>
/// <param name="Ruleset">The rules; null when there are errors.</param>
public sealed record RulesLoadResult(DiagnosticBag Diagnostics, Ruleset? Ruleset);
