using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>True when any operand is.</summary>
/// <param name="Span">Where it was written.</param>
/// <param name="Operands">At least two.</param>
public sealed record OrExpression(SourceSpan Span, IReadOnlyList<FilterExpression> Operands) : FilterExpression(Span);
