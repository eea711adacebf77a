using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>A reason why a rule raised no alert for an event.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Text">The reason, for a person: a sentence without its full stop.</param>
/// <param name="Place">Where the files say so; null when they do not.</param>
public sealed record Obstacle(ObstacleKind Kind, string Text, SourceSpan? Place);
