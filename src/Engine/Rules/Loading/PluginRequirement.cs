using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>One of the plugins that a rules file works with.</summary>
/// <param name="Name">The plugin's name.</param>
/// <param name="Version">The version that it must have at least, with the same major number.</param>
/// <param name="Span">Where the name is written.</param>
sealed record PluginRequirement(string Name, Version Version, SourceSpan Span);
