using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>A field: <c>proc.aname[2]</c>.</summary>
/// <param name="Span">Where it was written, with its argument.</param>
/// <param name="Name">The name with its dots.</param>
/// <param name="Argument">What stands in brackets, or null.</param>
public sealed record FieldExpression(SourceSpan Span, string Name, string? Argument) : ValueExpression(Span);
