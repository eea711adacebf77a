using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Testing;

/// <summary>An expectation that was not met.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Text">What was expected and what happened instead, for a person: a sentence without its full stop.</param>
/// <param name="Place">Where the expectation stands.</param>
/// <param name="Event">The event on which a rule fired that should not; null when one did not fire that should, or fired otherwise.</param>
public sealed record TestFailure(string Rule, string Text, SourceSpan Place, long? Event = null)
{
    /// <summary>Whether it is that the rule did not fire at all.</summary>
    public bool IsMissing { get; init; }
}
