using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>A text or a list of entries in an exception.</summary>
/// <param name="Text">The text; empty for a list.</param>
/// <param name="Span">Where it was written.</param>
/// <param name="Items">The list, or null.</param>
sealed record ExceptionEntry(string Text, SourceSpan Span, List<ExceptionEntry>? Items)
{
    public bool IsList => Items is not null;
}
