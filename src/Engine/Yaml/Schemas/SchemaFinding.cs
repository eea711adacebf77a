using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Yaml.Schemas;

/// <summary>Where a document does not meet its schema.</summary>
/// <param name="Message">The reference's words: <c>failed for &lt;root&gt;[0][priority]: Failed to match against any enum values.</c></param>
/// <param name="Span">The value or key that does not meet it.</param>
public sealed record SchemaFinding(string Message, SourceSpan Span);
