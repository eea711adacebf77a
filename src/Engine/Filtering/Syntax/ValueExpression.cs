using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>What stands on a side of a check. <see cref="ToString"/> gives the canonical text (<c>rule-language</c> §6.6).</summary>
/// <param name="Span">Where it was written.</param>
public abstract record ValueExpression(SourceSpan Span)
{
    /// <inheritdoc/>
    public sealed override string ToString() => CanonicalText.Of(this);
}
