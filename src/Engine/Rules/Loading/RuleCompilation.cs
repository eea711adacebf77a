using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>What became of a rule's definition.</summary>
/// <param name="Definition">The rule as the files define it.</param>
/// <param name="Rule">The rule as its alerts show it.</param>
/// <param name="OutputText">The output with what the configuration adds to it.</param>
/// <param name="Tree">The condition with exceptions, lists and macros in it.</param>
/// <param name="Condition">The condition, ready to be asked.</param>
/// <param name="Events">The event codes that it is asked of.</param>
sealed record RuleCompilation(RuleDefinition Definition, Rule Rule, string OutputText, FilterExpression Tree, FilterNode Condition, EventCodeSet Events);
