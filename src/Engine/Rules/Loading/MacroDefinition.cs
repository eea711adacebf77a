using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>A macro as the files define it.</summary>
sealed class MacroDefinition(ItemLocation location, SourceSpan span, YamlScalar condition) : Definition(location, span)
{
    /// <summary>The condition with everything that was appended.</summary>
    public MappedText Condition { get; set; } = condition.Text;

    /// <summary>The condition of the item that defines it.</summary>
    public ItemLocation ConditionLocation { get; } = new(ItemTypes.MacroCondition, "", condition.Span);
}
