using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>A constant that a check takes from a list.</summary>
/// <param name="Text">The constant.</param>
/// <param name="List">The list.</param>
/// <param name="Place">Where the list has it.</param>
public sealed record ListedConstant(string Text, ItemLocation List, SourceSpan Place);
