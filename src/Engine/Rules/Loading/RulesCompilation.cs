namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>What became of everything that the files define: for those who ask how a rule came to be.</summary>
/// <param name="Collector">The definitions.</param>
/// <param name="Lists">The lists with the items of inner lists.</param>
/// <param name="Macros">The macros' conditions.</param>
/// <param name="Rules">The rules that could be compiled, in the order of definition, disabled ones too.</param>
/// <param name="Ruleset">Those that are enabled and grave enough.</param>
sealed record RulesCompilation(
    RulesCollector Collector, ListSubstitution Lists, MacroResolver Macros, IReadOnlyList<RuleCompilation> Rules, Ruleset Ruleset);
