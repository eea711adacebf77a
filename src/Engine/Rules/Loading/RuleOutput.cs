using Gyrfalcon.Engine.Alerts;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>What a rule's alerts show.</summary>
/// <param name="Text">The text.</param>
/// <param name="Fields">The <c>output_fields</c>, sorted by key.</param>
sealed record RuleOutput(OutputFormat Text, IReadOnlyList<OutputField> Fields);
