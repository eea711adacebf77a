using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>A list in parentheses as an argument of a transformer: <c>join("-", (proc.name, proc.pname))</c>; it may be empty.</summary>
/// <param name="Span">Where it was written.</param>
/// <param name="Items">Fields, transformers and constants.</param>
public sealed record ValueListExpression(SourceSpan Span, IReadOnlyList<ValueExpression> Items) : ValueExpression(Span);
