using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>A macro by its name; the rules put the macro's own expression in its place before binding.</summary>
/// <param name="Span">Where it was written.</param>
/// <param name="Name">The macro's name.</param>
public sealed record IdentifierExpression(SourceSpan Span, string Name) : FilterExpression(Span);
