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

    /// <summary>What holds the place, outermost first (<c>rule 'Shell Spawned in Container'</c>).</summary>
    public IReadOnlyList<string> Context { get; init; } = [];
}
