using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Configuration;

/// <summary>A single value after the expansion of environment variables, with the place it was written at.</summary>
sealed record ConfigValue(string Text, SourceSpan Span);
