namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>An item of a rules file that holds what a diagnostic is about: the rule, its condition, one of its exceptions.</summary>
/// <param name="ItemType">What it is, in the reference's words; see <see cref="ItemTypes"/>.</param>
/// <param name="ItemName">Its name; empty for what has none.</param>
/// <param name="Span">Where it begins.</param>
public sealed record ItemLocation(string ItemType, string ItemName, SourceSpan Span);
