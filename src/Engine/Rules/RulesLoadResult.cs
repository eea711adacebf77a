using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What became of loading rules files: never half a ruleset.</summary>
public sealed class RulesLoadResult
{
    internal RulesLoadResult(DiagnosticBag diagnostics, RulesCompilation? compilation)
    {
        Diagnostics = diagnostics;
        Compilation = compilation;
    }

    /// <summary>Everything that is wrong.</summary>
    public DiagnosticBag Diagnostics { get; }

    /// <summary>The rules; null when there are errors.</summary>
    public Ruleset? Ruleset => Compilation?.Ruleset;

    internal RulesCompilation? Compilation { get; }
}
