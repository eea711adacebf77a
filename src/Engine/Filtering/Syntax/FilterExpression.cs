using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>A condition or a part of one that is true or false. <see cref="ToString"/> gives the canonical text (<c>rule-language</c> §6.6).</summary>
/// <param name="Span">Where it was written.</param>
public abstract record FilterExpression(SourceSpan Span)
{
    /// <inheritdoc/>
    public sealed override string ToString() => CanonicalText.Of(this);
}
