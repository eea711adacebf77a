using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>True when the operand is not, which includes that it has no value to compare.</summary>
/// <param name="Span">Where it was written.</param>
/// <param name="Operand">What is negated.</param>
public sealed record NotExpression(SourceSpan Span, FilterExpression Operand) : FilterExpression(Span);
