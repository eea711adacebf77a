using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>A condition with its macros in it. Their trees are shared, so the counts tell what walking it would cost.</summary>
/// <param name="Tree">The condition.</param>
/// <param name="Checks">How many checks it has.</param>
/// <param name="Depth">How deep it is nested.</param>
sealed record ExpandedCondition(FilterExpression Tree, long Checks, int Depth);
