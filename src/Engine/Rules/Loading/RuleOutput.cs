using Gyrfalcon.Engine.Alerts;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>What a rule's alerts show.</summary>
/// <param name="Written">The format with what the configuration appends to it, without what stands for nothing.</param>
/// <param name="Text">The text.</param>
/// <param name="Fields">The <c>output_fields</c>, sorted by key.</param>
/// <param name="Extra">Those of them that the configuration adds.</param>
sealed record RuleOutput(string Written, OutputFormat Text, IReadOnlyList<OutputField> Fields, IReadOnlyList<ExtraField> Extra);
