namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>Something that is wrong with what was loaded.</summary>
/// <param name="Severity">Whether it stops the load.</param>
/// <param name="Code">The reference's code (<c>LOAD_ERR_COMPILE_CONDITION</c>).</param>
/// <param name="Message">What is wrong and what was expected, for a person.</param>
/// <param name="Span">Where; null when it is nowhere in particular (a file that cannot be read).</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Code, string Message, SourceSpan? Span)
{
    /// <summary>A name that may have been meant, or null.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether a field or an event type is not known, which <c>skip-if-unknown-filter</c> forgives.</summary>
    public bool IsUnknownName { get; init; }

    /// <summary>The items that hold the place, outermost first; the file itself is left out.</summary>
    public IReadOnlyList<ItemLocation> Locations { get; init; } = [];

    /// <summary>The macro that holds the place when it was found in a rule that names the macro; else null.</summary>
    public string? Macro { get; init; }

    /// <summary>The deprecated field that it is about, or null.</summary>
    public string? DeprecatedField { get; init; }
}
