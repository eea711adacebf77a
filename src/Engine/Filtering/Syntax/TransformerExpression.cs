using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>A function of values: <c>tolower(proc.name)</c>, <c>getopt(proc.args, "c:")[c]</c>, <c>val(proc.pname)</c>.</summary>
/// <param name="Span">Where it was written.</param>
/// <param name="Name">The name of the transformer.</param>
/// <param name="Arguments">What it is applied to, at least one.</param>
/// <param name="Argument">What stands in brackets behind it, or null.</param>
public sealed record TransformerExpression(SourceSpan Span, string Name, IReadOnlyList<ValueExpression> Arguments, string? Argument)
    : ValueExpression(Span);
