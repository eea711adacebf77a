using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Rules;

/// <summary>Everything that rules files define and what became of it: for those who ask how a rule came to be.</summary>
public sealed class RulesCompilation
{
    internal RulesCompilation(
        RulesOptions options, RulesCollector collector, ListSubstitution lists, MacroResolver macros, IReadOnlyList<RuleCompilation> rules, IReadOnlyList<Ruleset> rulesets)
    {
        Options = options;
        Collector = collector;
        Lists = lists;
        Macros = macros;
        Rules = rules;
        Rulesets = rulesets;
    }

    /// <summary>The rules that are enabled and grave enough, by source in the order of <see cref="RulesOptions.Sources"/>.</summary>
    public IReadOnlyList<Ruleset> Rulesets { get; }

    /// <summary>Those of the first source.</summary>
    public Ruleset Ruleset => Rulesets[0];

    /// <summary>The rules that could be compiled, in the order of definition, those that are not in force too.</summary>
    public IReadOnlyList<RuleCompilation> Rules { get; }

    /// <summary>Whether a rule is asked of events: it is enabled and grave enough.</summary>
    public bool IsInForce(RuleCompilation rule) => Rulesets.Any(r => r.Rules.Contains(rule.Rule));

    /// <summary>How many files were read.</summary>
    public int FileCount => Collector.File;

    /// <summary>What decided, beside the files, which rules are in force.</summary>
    internal RulesOptions Options { get; }

    internal RulesCollector Collector { get; }

    internal ListSubstitution Lists { get; }

    internal MacroResolver Macros { get; }
}
