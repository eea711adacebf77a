using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>A macro as the files define it.</summary>
sealed class MacroDefinition(string name, SourceSpan span, MappedText condition) : Definition(name, span)
{
    /// <summary>The condition with everything that was appended.</summary>
    public MappedText Condition { get; set; } = condition;
}
