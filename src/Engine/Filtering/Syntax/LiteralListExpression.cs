using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>A list of constants in parentheses, on the right of a check; it may be empty.</summary>
/// <param name="Span">Where it was written.</param>
/// <param name="Items">The constants.</param>
public sealed record LiteralListExpression(SourceSpan Span, IReadOnlyList<LiteralExpression> Items) : ValueExpression(Span);
